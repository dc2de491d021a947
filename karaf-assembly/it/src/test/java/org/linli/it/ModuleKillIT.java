package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.it.ModuleFiles.bring;
import static org.linli.it.ModuleFiles.serves;
import static org.linli.it.ModuleFiles.serving;
import static org.linli.it.ModuleFiles.step;
import static org.linli.it.ModuleFiles.told;
import static org.linli.it.ModuleFiles.trial;
import static org.linli.it.ModuleFiles.withChangeSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.bench.ModuleJar;

/** The process is killed at each step of an upgrade: the next start has exactly one version, the one that was decided upon, and the change has an end. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ModuleKillIT {

    private static final List<String> STEPS = List.of("RESOLVE", "MIGRATE", "START", "CHECK", "SWITCH", "DRAIN", "STOP", "CONTRACT");
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int TABLES = 60;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "POSTGRESQL")
    void aKillAtEachStepOfAnUpgradeLeavesExactlyOneVersion(Engine engine) {
        Path data = temp.resolve("data");
        engine.configure(data);
        try (LinliServer linli = LinliServer.at(data).start()) {
            serves(linli.http(), slow(0));
            String version = "1.0.0";
            for (int i = 0; i < STEPS.size(); i++) {
                version = killedAt(linli, STEPS.get(i), i + 1, version);
                note(linli, "n" + i);
            }
            serves(linli.http(), slow(STEPS.size() + 1));
            assertEquals(String.valueOf(STEPS.size()), linli.http().get("/api/trial/notes").expect(200).body());
        }
    }

    /** @return the version that serves afterwards */
    private static String killedAt(LinliServer linli, String step, int number, String before) {
        Http http = linli.http();
        CompletableFuture<Void> held = CompletableFuture.runAsync(() -> held(http));
        Answer accepted = bring(http, slow(number)).expect(202);
        String path = accepted.header("Location").orElseThrow();
        JsonNode change = http.get(path).expect(200).json();
        while (step(change, step).path("state").asText().equals("WAITING")) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            change = http.get(path).expect(200).json();
        }
        linli.kill();
        held.join();
        assertEquals("", change.path("ended").asText(), "it was under way: " + change);
        boolean decided = !step(change, "SWITCH").path("state").asText().equals("WAITING");
        linli.start();
        JsonNode after = http.ended(accepted);
        String serving = serving(http, "trial");
        boolean switched = serving.equals(change.path("to").asText());
        assertTrue(switched || serving.equals(before), () -> step + ": " + serving + " serves, " + after.toPrettyString());
        assertTrue(switched || !decided, () -> "it was decided before the kill: " + after.toPrettyString());
        assertEquals(switched ? "DONE" : "FAILED", after.path("state").asText(), after::toPrettyString);
        assertTrue(switched || after.path("reason").path("zh").asText().contains(before), after::toPrettyString);
        assertEquals(1, StreamSupport.stream(http.get("/api").expect(200).json().path("modules").spliterator(), false)
                .filter(one -> one.path("id").asText().equals("trial")).count(), "versions there at once");
        return serving;
    }

    /** A request that is under way while versions change. */
    private static void held(Http http) {
        try {
            http.get("/api/trial/wait?ms=4000");
        } catch (UncheckedIOException killed) {
            assertTrue(killed.getMessage().contains("/api/trial/wait"));
        }
    }

    private static void note(LinliServer linli, String id) {
        linli.http().send("POST", "/api/trial/notes/" + id, null, BodyPublishers.noBody()).expect(200);
    }

    /** A version that takes its time at each step. */
    private static ModuleJar slow(int number) {
        ModuleJar jar = trial("1." + number + ".0");
        for (String moment : List.of("activate", "check", "stop")) {
            told(jar, moment, "700");
        }
        String tables = IntStream.range(0, TABLES).mapToObj(i -> "<createTable tableName=\"trial_" + number + "_" + i
                + "\"><column name=\"town\" type=\"varchar(20)\"><constraints primaryKey=\"true\" nullable=\"false\"/></column></createTable>").collect(Collectors.joining());
        String gone = IntStream.range(0, TABLES).mapToObj(i -> "<dropTable tableName=\"trial_" + number + "_" + i + "\"/>").collect(Collectors.joining());
        return withChangeSet(withChangeSet(jar, "tables-" + number, "", tables), "gone-" + number, "context=\"contract\"", gone);
    }
}
