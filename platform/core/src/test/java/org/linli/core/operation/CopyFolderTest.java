package org.linli.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.operation.Operation.Backup;

class CopyFolderTest {

    private static final Instant NOW = Instant.parse("2026-12-20T02:00:00Z");

    @TempDir
    private Path data;
    private CopyFolder copies;

    @BeforeEach
    void start() {
        copies = new CopyFolder(data);
    }

    @Test
    void aBackupIsNamedByTheTownsClockAndCountedByItsFiles() throws IOException {
        Backup made = make("1", NOW);
        assertEquals(new Backup("20261220-100000", NOW, 3), made);
        assertEquals(List.of(made), copies.all());
    }

    @Test
    void twoBackupsOfOneSecondAreTwoBackups() throws IOException {
        make("1", NOW);
        make("2", NOW);
        assertEquals(List.of("20261220-100001", "20261220-100000"), copies.all().stream().map(Backup::name).toList());
    }

    @Test
    void onlySevenAreKeptAndTheOldestGoes() throws IOException {
        for (int day = 0; day < 9; day++) {
            make("job-" + day, NOW.plus(Duration.ofDays(day)));
        }
        assertEquals(7, copies.all().size());
        assertEquals("20261222-100000", copies.all().get(6).name());
    }

    @Test
    void whatACrashLeftIsNoBackupAndIsRemovedByTheNextOne() throws IOException {
        Path left = copies.begin("crashed");
        Files.createDirectories(left);
        assertEquals(List.of(), copies.all());
        make("next", NOW);
        assertFalse(Files.exists(left));
    }

    @Test
    void aBackupIsDueWhenThereIsNoneOfTheLastSevenDays() throws IOException {
        assertTrue(copies.due(copies.all(), NOW));
        make("1", NOW);
        assertFalse(copies.due(copies.all(), NOW.plus(Duration.ofDays(6))));
        assertTrue(copies.due(copies.all(), NOW.plus(Duration.ofDays(8))));
    }

    private Backup make(String job, Instant at) throws IOException {
        Path unfinished = copies.begin(job);
        Files.createDirectories(unfinished.resolve("db"));
        Files.writeString(unfinished.resolve("db").resolve("seg"), "abc");
        return copies.complete(unfinished, at);
    }
}
