package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.it.ModuleFiles.MODULES;
import static org.linli.it.ModuleFiles.bring;
import static org.linli.it.ModuleFiles.partyPoints;
import static org.linli.it.ModuleFiles.serves;
import static org.linli.it.ModuleFiles.serving;
import static org.linli.it.ModuleFiles.step;
import static org.linli.it.ModuleFiles.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.linli.bench.Footprint;
import org.linli.bench.SteadyLoad;
import org.linli.bench.SteadyLoad.Request;

/** A module that misbehaves harms itself and nobody else. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IsolationIT {

    /** In blocks of 512 bytes: less than the module that comes, more than anything else that is written meanwhile. */
    private static final String LARGEST_FILE = "24000";
    private static final int TOO_LARGE = 14 << 20;

    @TempDir
    Path temp;

    @Test
    void aModuleThatIsStuckEvenInTheDatabaseTurnsOnlyItsOwnCallersAway() throws IOException {
        Path data = settings("limits.trial.requests = 8\n");
        try (LinliServer linli = LinliServer.at(data).start()) {
            serves(linli.http(), trial("1.0.0"));
            SteadyLoad stuck = linli.load().always("stuck", 24, number -> Request.get("/api/trial/wait-in-the-database?ms=7000"));
            SteadyLoad others = linli.load().each("others", 100, 8, number -> Request.get("/api/core/units?limit=10"));
            try (stuck; others) {
                stuck.start();
                awaitFull(linli.http());
                others.start();
                while (others.now() < 5) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
            assertEquals(List.of(), others.failures());
            assertTrue(SteadyLoad.p99(others.outcomes()) < 2000, () -> "p99 of the others: " + SteadyLoad.p99(others.outcomes()) + " ms");
            assertTrue(stuck.failures().stream().allMatch(failure -> failure.contains("503") && failure.contains("module-full")), stuck.failures()::toString);
            assertTrue(stuck.failures().size() > 0);
        }
    }

    private static void awaitFull(Http http) {
        JsonNode module = http.get(MODULES + "/trial").expect(200).json();
        while (module.path("turnedAway").asInt() == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            module = http.get(MODULES + "/trial").expect(200).json();
        }
        assertEquals(8, module.path("most").asInt());
        assertEquals(8, module.path("underWay").asInt());
    }

    @Test
    void whatTakesTooLongIsCutShortAndNamedInTheLog() throws IOException {
        Path data = settings("limits.trial.seconds = 1\n");
        try (LinliServer linli = LinliServer.at(data).start().expecting("is cut short at")) {
            serves(linli.http(), trial("1.0.0"));
            assertEquals("overdue", linli.http().get("/api/trial/wait?ms=60000").expect(503).json().path("code").asText());
            assertEquals("1.0.0", linli.http().get("/api/trial/wait?ms=1").expect(200).body());
            assertTrue(linli.log().stream().anyMatch(line -> line.contains("org.linli.trial.Orders.hold")), "the log shows where it was");
        }
    }

    @Test
    void aThreadThatAnOldVersionLeavesRunningIsNamed() {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).start().expecting("left threads running: [trial-leak]")) {
            serves(linli.http(), trial("1.0.0", "activate", "leak"));
            JsonNode change = serves(linli.http(), trial("1.1.0"));
            assertTrue(step(change, "STOP").path("note").path("zh").asText().contains("trial-leak"), change::toPrettyString);
        }
    }

    @Test
    void oldVersionsLeaveNothingBehind() throws Exception {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).start()) {
            for (int i = 0; i < 5; i++) {
                serves(linli.http(), trial("1.0." + i));
            }
            Footprint before = Footprint.of(linli.process().pid());
            for (int i = 0; i < 10; i++) {
                serves(linli.http(), trial("1.1." + i));
            }
            Footprint after = Footprint.of(linli.process().pid());
            assertEquals(before.classLoaders(), after.classLoaders(), "class loaders of bundles");
            assertTrue(after.files() <= before.files() + 5, () -> before + " " + after);
        }
    }

    @Test
    void aDiskWithoutRoomForAModuleLeavesTheOldVersionServing() {
        byte[] large = new byte[TOO_LARGE];
        new Random(3).nextBytes(large);
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).launch(List.of("sh", "-c", "ulimit -f " + LARGEST_FILE + "; exec \"$0\" \"$@\"")).awaitReady()) {
            Http http = linli.http();
            serves(http, trial("1.0.0"));
            assertEquals("disk-full", bring(http, trial("1.1.0").file("large.bin", large)).expect(503).json().path("code").asText());
            assertEquals("1.0.0", serving(http, "trial"));
            serves(http, trial("1.1.0"));
            serves(http, partyPoints("1.0.1"));
        }
    }

    private Path settings(String linli) throws IOException {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("etc"));
        Files.writeString(data.resolve("etc/linli.cfg"), linli);
        return data;
    }
}
