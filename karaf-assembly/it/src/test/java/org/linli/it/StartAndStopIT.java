package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartAndStopIT {

    @TempDir
    Path temp;

    @Test
    void ctrlCStopsItInOrderAndTheNextStartFindsEverything() throws Exception {
        // whoever runs the tests in the background has SIGINT ignored, and children inherit that
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).launch(List.of("env", "--default-signal=INT"))) {
            signal("-INT", String.valueOf(linli.awaitReady().process().pid()));
            assertEquals(0, linli.awaitEnd());
            Path cached = Files.createFile(linli.data().resolve("karaf/cache/of-the-first-start"));
            linli.start();
            assertTrue(Files.exists(cached), "the bundle cache is used again");
            assertEquals(200, linli.http().get("/api").status());
        }
    }

    @Test
    void aSignalToTheGroupLeavesNoProcessBehind() throws Exception {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).launch(List.of("setsid"))) {
            ProcessHandle java = linli.awaitReady().process().toHandle();
            signal("-TERM", "--", "-" + java.pid());
            assertEquals(0, linli.awaitEnd());
            assertFalse(java.isAlive());
        }
    }

    @Test
    void twoTownsRunFromOneDistributionAtTheSameTime() {
        try (LinliServer one = LinliServer.at(temp.resolve("one")).start(); LinliServer two = LinliServer.at(temp.resolve("two")).start()) {
            assertNotEquals(one.port(), two.port());
            assertEquals(200, one.http().get("/health/ready").status());
            assertEquals(200, two.http().get("/health/ready").status());
        }
    }

    @Test
    void killedWhileRunningItStartsAgainOnTheSameData() throws IOException {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).start()) {
            Path cached = Files.createFile(linli.data().resolve("karaf/cache/of-the-first-start"));
            linli.kill();
            linli.environment("LINLI_ADMIN_PASSWORD", "Another-2026").start();
            assertFalse(Files.exists(cached), "nobody knows in what state the kill left the bundle cache");
            assertEquals(200, linli.http().get("/api").status(), "the first password still holds");
        }
    }

    @Test
    void killedInItsFirstStartItStartsAnew() throws Exception {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).launch(List.of())) {
            awaitFile(linli.data().resolve("db"));
            linli.kill();
            linli.start();
            assertEquals(200, linli.http().get("/api").status());
        }
    }

    @Test
    void withoutAGivenPasswordTheFirstStartPrintsOneAndTheSecondNone() {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).environment("LINLI_ADMIN_PASSWORD", "").start()) {
            assertEquals(2, linli.output().stream().filter(line -> line.contains(" admin ")).count(), linli.output()::toString);
            linli.restart();
            assertEquals(List.of(), linli.output().stream().filter(line -> line.contains(" admin ")).toList());
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            refused(1, String.valueOf(socket.getLocalPort()), "--port", String.valueOf(socket.getLocalPort()));
        }
    }

    @Test
    void aDataFolderInUseIsSaidInOneLine() {
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).start()) {
            refused(1, String.valueOf(linli.process().pid()), "--data", linli.data().toString());
        }
    }

    @Test
    void aDataFolderOfANewerProgramIsLeftAlone() throws IOException {
        Files.writeString(temp.resolve("version"), "2\n");
        refused(1, "2", "--data", temp.toString());
    }

    @Test
    void aPasswordThatBreaksTheRuleIsSaidInOneLine() {
        LinliServer linli = LinliServer.at(temp.resolve("refused")).environment("LINLI_ADMIN_PASSWORD", "x").launch(List.of());
        assertEquals(1, linli.awaitEnd());
        assertEquals(1, linli.output().size(), linli.output()::toString);
        assertTrue(linli.output().get(0).contains("LINLI_ADMIN_PASSWORD"), linli.output()::toString);
    }

    @Test
    void anUnknownOptionIsAMistakeInUse() {
        refused(2, "--demo", "--demo");
    }

    private void refused(int status, String mentioned, String... options) {
        LinliServer linli = LinliServer.at(temp.resolve("refused")).with(options).launch(List.of());
        assertEquals(status, linli.awaitEnd());
        assertEquals(1, linli.output().size(), linli.output()::toString);
        assertTrue(linli.output().get(0).contains(mentioned), linli.output()::toString);
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void signal(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill"));
        command.addAll(List.of(words));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
