package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.linli.it.ModuleFiles.MODULES;
import static org.linli.it.ModuleFiles.done;
import static org.linli.it.ModuleFiles.rollBack;
import static org.linli.it.ModuleFiles.serves;
import static org.linli.it.ModuleFiles.serving;
import static org.linli.it.ModuleFiles.step;
import static org.linli.it.ModuleFiles.trial;
import static org.linli.it.ModuleFiles.withChangeSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.linli.bench.SteadyLoad;
import org.linli.bench.SteadyLoad.Request;

/** Two nodes on one database: what one is told about modules, the other does too; who signs in on one is signed in on the other. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TwoNodesIT {

    private static final String SESSION = "/api/core/session";
    private static final String MINE = "/api/core/me/sessions";
    private static final String SECOND_FACTOR = "/api/core/me/second-factor";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path temp;

    private LinliServer one;
    private LinliServer two;

    @BeforeEach
    void twoNodes() {
        Path first = temp.resolve("one");
        Path second = temp.resolve("two");
        Engine.POSTGRESQL.configure(first);
        one = LinliServer.at(first).start();
        copy(first.resolve("etc"), second.resolve("etc"));
        copy(first.resolve("keys"), second.resolve("keys"));
        two = LinliServer.at(second).start();
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    /** On the same two nodes, since starting them takes longer than the rest. */
    @TestFactory
    Stream<DynamicTest> whatOneNodeIsToldTheOtherKnows() {
        return Stream.of(dynamicTest("a session", this::aSessionOfOneNodeHoldsOnTheOtherAndEndsOnBothAtOnce),
                dynamicTest("a second factor", this::aSecondFactorEnrolledOnOneNodeOpensTheOther),
                dynamicTest("an upgrade", this::anUpgradeOfOneNodeReachesTheOtherWithoutAFailedRequestThere));
    }

    private void aSessionOfOneNodeHoldsOnTheOtherAndEndsOnBothAtOnce() {
        Http here = one.http().signedIn("admin", LinliServer.PASSWORD);
        Http there = here.at(two.http());
        String token = there.post("/api/core/tokens", Map.of("title", "t", "days", 1)).expect(201).json().at("/token/id").asText();
        here.delete("/api/core/tokens/" + token).expect(204);
        there.get(MINE).expect(200);
        here.delete(MINE).expect(204);
        there.get(MINE).expect(401);
        here.get(MINE).expect(401);
    }

    private void aSecondFactorEnrolledOnOneNodeOpensTheOther() {
        Http here = one.http().signedIn("admin", LinliServer.PASSWORD);
        var phone = new AppOnAPhone(here.post(SECOND_FACTOR, Map.of("password", LinliServer.PASSWORD)).expect(200).json().path("secret").asText());
        String first = phone.code(0);
        Answer confirmed = here.post(SECOND_FACTOR + "/confirmation", Map.of("code", first)).expect(200);
        here.get(MINE).expect(401);
        Answer half = two.http().anonymous().post(SESSION, Map.of("name", "admin", "password", LinliServer.PASSWORD)).expect(200);
        assertEquals("CODE", half.json().path("due").asText());
        Http there = two.http().going(half);
        assertEquals("code-due", there.get(MINE).expect(403).json().path("code").asText());
        there.post(SESSION + "/code", Map.of("code", first)).expect(401);
        Http whole = two.http().going(there.post(SESSION + "/code", Map.of("code", confirmed.json().at("/recoveryCodes/0").asText())).expect(200));
        whole.get(MINE).expect(200);
        two.http().going(two.http().anonymous().post(SESSION, Map.of("name", "admin", "password", LinliServer.PASSWORD, "code", phone.code(1))).expect(200))
                .get(MINE).expect(200);
        whole.post(SECOND_FACTOR + "/end", Map.of("password", LinliServer.PASSWORD)).expect(204);
    }

    private void anUpgradeOfOneNodeReachesTheOtherWithoutAFailedRequestThere() {
        serves(one.http(), trial("1.0.0"));
        eventually(() -> serving(two.http(), "trial").equals("1.0.0"), "the other node has the module too");
        SteadyLoad load = two.load().each("trial", 100, 8, number -> Request.get("/api/trial/version"));
        try (load) {
            load.start();
            serves(one.http(), trial("1.1.0"));
            eventually(() -> serving(two.http(), "trial").equals("1.1.0"), "the other node has come along");
            done(one.http().ended(rollBack(two.http(), "trial")));
            eventually(() -> serving(one.http(), "trial").equals("1.0.0") && serving(two.http(), "trial").equals("1.0.0"), "both have gone back");
        }
        assertEquals(List.of(), load.failures());
        eventually(() -> nodes(one).stream().noneMatch(node -> node.path("behind").asBoolean()), "both are shown as they are");
        assertEquals(2, nodes(one).size());
        done(two.http().ended(one.http().delete(MODULES + "/trial")));
        eventually(() -> one.http().get("/api/trial/version").status() == 404 && two.http().get("/api/trial/version").status() == 404, "it is gone from both");
    }

    @Test
    void whatANodeThatIsBehindNeedsStaysUntilItHasComeAlong() {
        serves(one.http(), trial("1.0.0"));
        eventually(() -> serving(two.http(), "trial").equals("1.0.0"), "the other node has the module too");
        eventually(() -> nodes(one).size() == 2, "the other node has said so");
        JsonNode change = serves(one.http(), withChangeSet(trial("1.1.0"), "trial-2", "context=\"contract\"",
                "<dropColumn tableName=\"trial_notes\" columnName=\"colour\"/>"));
        assertTrue(step(change, "CONTRACT").path("note").path("en").asText().contains("1.0.0"), change::toPrettyString);
        eventually(() -> one.http().get(MODULES + "/trial").expect(200).json().path("previous").isMissingNode(), "then it goes, and with it the way back");
        assertEquals("no-way-back", rollBack(one.http(), "trial").expect(409).json().path("code").asText());
    }

    @Test
    void personalDataAreSealedWithANewKeyOnlyOnceBothNodesHaveIt() {
        one.http().post("/api/core/people", Map.of("number", "P1", "name", "甲示一", "phone", "13800001234")).expect(201);
        eventually(() -> keys(one).path("nodes").size() == 2, "both nodes have said which keys they hold");
        var ordered = one.http().post("/api/platform/keys", Map.of()).expect(202);
        JsonNode waiting = keys(two);
        assertEquals("PREPARED", waiting.at("/versions/1/state").asText(), waiting::toPrettyString);
        assertEquals(1, waiting.at("/versions/0/rows").asInt(), "nothing is sealed with it yet");
        assertEquals("job-locked", one.http().post("/api/platform/keys", Map.of()).expect(409).json().path("code").asText());
        copy(one.data().resolve("keys"), two.data().resolve("keys"));
        done(one.http().ended(ordered));
        assertEquals(1, keys(two).at("/versions/1/rows").asInt());
        assertEquals("13800001234", two.http().post("/api/core/people/P1/reveal", Map.of("reason", "核对")).expect(200).json().path("phone").asText());
    }

    private static JsonNode keys(LinliServer asked) {
        return asked.http().get("/api/platform/keys").expect(200).json();
    }

    private static List<JsonNode> nodes(LinliServer asked) {
        List<JsonNode> nodes = new ArrayList<>();
        asked.http().get(MODULES + "/trial").expect(200).json().path("nodes").forEach(nodes::add);
        return nodes;
    }

    private static void eventually(BooleanSupplier what, String says) {
        long end = System.nanoTime() + PATIENCE;
        while (!what.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, says);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
