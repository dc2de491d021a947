package org.linli.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.operation.Operation.Fault;

class FaultLogTest {

    private FaultLog log;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("linli.log");
        Files.writeString(file, """
            \tat of a fault whose first line is cut off
            2026-11-22T14:39:11,123 | INFO  | qtp-17           | Dispatcher                       | 0142-A | all is well
            2026-11-22T14:39:12,123 | ERROR | qtp-17           | Problems                         | 7F3A-0142 | GET /people failed
            java.lang.IllegalStateException: outer
            \tat org.linli.Some.where(Some.java:1)
            Caused by: java.sql.SQLException: the disk is full
            \tat org.linli.Some.where(Some.java:2)
            2026-11-22T14:39:13,123 | ERROR | job core.import 9 | JobRunner                        |  | Job 0192-aa of kind core.import failed
            """);
        log = new FaultLog(file);
    }

    @Test
    void theNewestFaultComesFirstWithWhatIsBehindIt() {
        List<Fault> found = log.latest(null);
        assertEquals(List.of("Job 0192-aa of kind core.import failed", "GET /people failed"), found.stream().map(Fault::what).toList());
        assertEquals("java.sql.SQLException: the disk is full", found.get(1).cause());
        assertEquals("Problems", found.get(1).source());
        assertNull(found.get(0).number());
        assertNull(found.get(0).cause());
    }

    @Test
    void aFaultIsFoundByTheNumberOnThePageAndByThatOfItsJob() {
        assertEquals("GET /people failed", log.latest("7f3a-0142").get(0).what());
        assertEquals("JobRunner", log.latest("0192-aa").get(0).source());
        assertEquals(List.of(), log.latest("0142-A"));
    }

    @Test
    void aNodeThatHasWrittenNoLogHasNoFaults(@TempDir Path empty) {
        assertEquals(List.of(), new FaultLog(empty.resolve("linli.log")).latest(null));
    }
}
