package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Fitness;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;
import org.linli.api.security.Permission;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class GenerationsTest {

    private static final String SHOWN = "cards.cards.read";
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("drain.seconds", 1));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    /** Says which version answers. */
    @Path("version")
    public static final class VersionResource {

        private final String version;

        VersionResource(String version) {
            this.version = version;
        }

        @GET
        @Open("for tests")
        public String version() {
            return version;
        }
    }

    @Test
    void theHighestVersionServesAndTheNextOneTakesOverWhenItGoes() {
        var nine = version("1.9.0");
        var ten = version("1.10.0");
        server.api().publish(ten);
        server.api().publish(nine);
        assertEquals("1.10.0", serving());
        server.api().withdraw(ten);
        assertEquals("1.9.0", serving());
        server.api().withdraw(nine);
        assertNull(server.api().generations().serving("cards"));
    }

    @Test
    void theChosenVersionServesBesideAHigherOneUntilItIsSwitched() {
        server.choice().choose("cards", "1.0.0");
        server.api().publish(version("1.0.0"));
        server.api().publish(version("1.1.0"));
        assertEquals("1.0.0", serving());
        server.api().generations().serve("cards", "1.1.0");
        assertEquals("1.1.0", serving());
        assertEquals(0, server.api().generations().drain("cards", "1.0.0", Duration.ofSeconds(1)));
        assertEquals("1.1.0", serving());
    }

    @Test
    void aVersionThatWasDrainedNeverServesAgain() {
        server.choice().choose("cards", "1.1.0");
        server.api().publish(version("1.0.0"));
        server.api().publish(version("1.1.0"));
        server.api().generations().drain("cards", "1.0.0", Duration.ofSeconds(1));
        assertThrows(Problem.class, () -> server.api().generations().serve("cards", "1.0.0"));
        assertEquals("1.1.0", serving());
        assertTrue(server.api().generations().publication("cards", "1.0.0").isEmpty());
    }

    @Test
    void aModuleThatIsBeingInstalledNeitherServesNorHoldsReadinessBack() {
        server.choice().choose("cards", "");
        server.api().publish(version("1.0.0"));
        assertEquals(503, server.get("/api/cards/version", null).statusCode());
        assertTrue(server.health().state(server.api(), Locale.ENGLISH, true).missing().stream().noneMatch(missing -> missing.name().contains("cards")));
        server.api().generations().leave("cards");
        assertEquals("1.0.0", serving());
    }

    @Test
    void whatIsNotPublishedIsNotSwitchedToAndWhatServesIsNotDrained() {
        server.api().publish(version("1.0.0"));
        server.api().publish(new TestModule("cards", "1.1.0", new UnguardedResource()));
        assertThrows(Problem.class, () -> server.api().generations().serve("cards", "1.1.0"));
        assertThrows(Problem.class, () -> server.api().generations().serve("cards", "1.2.0"));
        assertThrows(Problem.class, () -> server.api().generations().drain("cards", "1.0.0", Duration.ZERO));
        assertEquals("1.0.0", serving());
    }

    @Test
    void noRequestIsLostWhileVersionsChange() throws Exception {
        var current = version("1.0.0");
        server.api().publish(current);
        var over = new AtomicBoolean();
        var answered = new AtomicInteger();
        var failed = new AtomicInteger();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    (server.get("/api/cards/version", null).statusCode() == 200 ? answered : failed).incrementAndGet();
                }
            }));
        }
        for (int version = 2; version <= 12; version++) {
            var next = version(version + ".0.0");
            server.api().publish(next);
            server.api().withdraw(current);
            current = next;
        }
        over.set(true);
        CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertEquals(0, failed.get());
        assertTrue(answered.get() > 0);
    }

    @Test
    void whatIsUnderWayEndsBeforeAModuleIsGone() throws Exception {
        var resource = new CardsResource();
        var module = new TestModule("cards", "1.0.0", resource);
        server.api().publish(module);
        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> server.get("/api/cards/cards/slow", null));
        assertTrue(resource.entered().await(10, TimeUnit.SECONDS));
        assertEquals(1, server.api().generations().serving("cards").inFlight());
        var withdrawing = CompletableFuture.runAsync(() -> server.api().withdraw(module));
        resource.release().countDown();
        assertEquals(200, slow.get(10, TimeUnit.SECONDS).statusCode());
        withdrawing.get(10, TimeUnit.SECONDS);
        assertNull(server.api().generations().serving("cards"));
    }

    @Test
    void aRequestThatNeverEndsIsWaitedForOnlySoLong() throws Exception {
        var resource = new CardsResource();
        var module = new TestModule("cards", "1.0.0", resource);
        server.api().publish(module);
        var slow = CompletableFuture.supplyAsync(() -> server.get("/api/cards/cards/slow", null));
        assertTrue(resource.entered().await(10, TimeUnit.SECONDS));
        server.api().withdraw(module);
        assertFalse(slow.isDone());
        resource.release().countDown();
        slow.get(10, TimeUnit.SECONDS);
    }

    /** Forgets to say who may call it. */
    @Path("secrets")
    public static final class UnguardedResource {

        @GET
        public String secret() {
            return "secret";
        }
    }

    /** Can't make up its mind. */
    @Path("secrets")
    public static final class TwiceGuardedResource {

        @GET
        @Needs(".secrets.read")
        @Open("for tests")
        public String secret() {
            return "secret";
        }
    }

    /** Lies under the first steps of another class. */
    @Path("cards/{number}")
    public static final class PagesResource {

        @GET
        @Path("pages")
        @Open("for tests")
        public String pages() {
            return "pages";
        }
    }

    @Test
    void aModuleWithAnUnguardedMethodIsRefusedAsAWhole() {
        refused(new TestModule("cards", "1.0.0", new CardsResource(), new UnguardedResource()), "UnguardedResource.secret");
        assertEquals(503, server.get("/api/cards/cards", null).statusCode());
        assertEquals(503, server.get("/api/cards/secrets", null).statusCode());
    }

    @Test
    void aModuleThatIsAwayForAWhileIsWaitedForAndOneThatNeverWasIsUnknown() {
        HttpResponse<String> core = server.get("/api/core/me", null);
        assertEquals(503, core.statusCode());
        assertEquals("module-away", TestServer.json(core).get("code").asText());
        assertEquals("5", core.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(404, server.get("/api/cards/version", null).statusCode());
        server.choice().choose("slides", "1.0.0");
        assertEquals(503, server.get("/api/slides/version", null).statusCode());
        var module = version("1.0.0");
        server.api().publish(module);
        server.api().withdraw(module);
        assertEquals(503, server.get("/api/cards/version", null).statusCode());
    }

    @Test
    void aModuleIsExpectedUntilItIsUninstalled() {
        var installed = new AtomicBoolean(true);
        var choice = new TestChoice();
        var expected = new ExpectedModules(choice, module -> installed::get);
        assertTrue(expected.contains("cards"), "before all are chosen it may still come");
        choice.settle();
        assertTrue(expected.contains("core"));
        assertFalse(expected.contains("cards"));
        expected.published(version("1.0.0"));
        assertTrue(expected.contains("cards"));
        installed.set(false);
        assertFalse(expected.contains("cards"));
    }

    @Test
    void aModuleThatContradictsItselfOrHidesItsPathsIsRefused() {
        refused(new TestModule("a", "1.0.0", new TwiceGuardedResource()), "@Open");
        refused(new TestModule("b", "1.0.0", new CardsResource(), new PagesResource()), "PagesResource");
        refused(new TestModule("c", "1.0.0", new CardsResource(), new CardsResource()), "CardsResource");
        refused(new TestModule("D", "1.0.0"), "D");
        refused(new TestModule("e", "1.0.0") {
            @Override
            public List<Permission> permissions() {
                return List.of(new Permission("core.people.read", new Text("读", "read")));
            }
        }, "core.people.read");
        refused(new TestModule("f", "1.0.0") {
            @Override
            public Fitness check() {
                return Fitness.not("the scales are broken");
            }
        }, "the scales are broken");
    }

    @Test
    void aModuleThatWasNotFitWhenItCameServesOnceItIs() {
        var fit = new AtomicBoolean();
        var module = new TestModule("cards", "1.0.0", new VersionResource("1.0.0")) {
            @Override
            public Fitness check() {
                return fit.get() ? Fitness.FIT : Fitness.not("the scales are broken");
            }
        };
        server.api().publish(module);
        server.api().generations().askAgain();
        assertEquals(503, server.get("/api/cards/version", null).statusCode());
        fit.set(true);
        server.api().generations().askAgain();
        assertEquals("1.0.0", serving());
        server.api().withdraw(module);
        assertTrue(server.api().generations().all().isEmpty());
    }

    @Test
    void aModuleThatDoesNotAnswerItsCheckIsRefused() {
        var never = new CountDownLatch(1);
        refused(new TestModule("cards", "1.0.0") {
            @Override
            public Fitness check() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    return Fitness.not("interrupted");
                }
                return Fitness.FIT;
            }
        }, "2");
        never.countDown();
    }

    @Test
    void aBrokenNewVersionLeavesTheOldOneServing() {
        server.api().publish(version("1.0.0"));
        server.api().publish(new TestModule("cards", "2.0.0", new UnguardedResource()));
        assertEquals("1.0.0", serving());
    }

    @Test
    void theContainerIsReadyWhenNothingIsMissing() {
        HttpResponse<String> without = server.get("/health/ready", null);
        assertEquals(503, without.statusCode());
        assertEquals("module:core", TestServer.json(without).get("missing").get(0).get("name").asText());
        server.api().publish(new TestModule("core", "1.0.0", new VersionResource("1")));
        assertEquals(200, server.get("/health/ready", null).statusCode());
        server.health().await(new org.linli.api.Readiness() {
            @Override
            public String name() {
                return "demo-town";
            }

            @Override
            public Fitness ready() {
                return Fitness.not("half loaded");
            }
        });
        JsonNode everybody = TestServer.json(server.get("/health/ready", null)).get("missing").get(0);
        assertEquals("demo-town", everybody.get("name").asText());
        assertFalse(everybody.get("says").asText().contains("half loaded"));
        assertEquals("half loaded", TestServer.json(server.get("/health/ready", SHOWN)).get("missing").get(0).get("says").asText());
        assertEquals(200, server.get("/health/live", null).statusCode());
    }

    @Test
    void aModuleIsCheckedByOneThreadHoweverManyAsk() throws Exception {
        var asked = new AtomicInteger();
        var release = new CountDownLatch(1);
        var module = new TestModule("core", "1.0.0", new VersionResource("1")) {
            @Override
            public Fitness check() {
                if (asked.incrementAndGet() > 1) {
                    boolean released = false;
                    while (!released) {
                        try {
                            release.await();
                            released = true;
                        } catch (InterruptedException e) {
                            continue;
                        }
                    }
                }
                return Fitness.FIT;
            }
        };
        server.api().publish(module);
        for (int i = 0; i < 2; i++) {
            assertEquals(503, server.get("/health/ready", null).statusCode());
        }
        release.countDown();
        assertEquals(2, asked.get());
    }

    private static TestModule version(String version) {
        return new TestModule("cards", version, new VersionResource(version));
    }

    private String serving() {
        return server.get("/api/cards/version", null).body();
    }

    private void refused(TestModule module, String reason) {
        server.api().publish(module);
        Generation generation = server.api().generations().all().stream().filter(any -> any.module() == module).findFirst().orElseThrow();
        assertTrue(generation.refusal().en().contains(reason), generation.refusal().en());
        HttpResponse<String> installed = server.get("/api", SHOWN);
        assertTrue(installed.body().contains("REFUSED"), installed.body());
    }
}
