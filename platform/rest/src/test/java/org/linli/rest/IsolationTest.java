package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.modules.Publication;
import org.linli.api.security.Open;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class IsolationTest {

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void modulesThatMayWorkOnTwoRequestsAtOnceAndOneOfThemForASecondOnly() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("limits.stuck.requests", "2", "limits.endless.requests", "2", "limits.three.requests", "3", "limits.endless.seconds", "1"));
        server.api().publish(new TestModule("stuck", "1.0.0", new StuckResource()));
        server.api().publish(new TestModule("endless", "1.0.0", new StuckResource()));
        server.api().publish(new TestModule("three", "1.0.0", new StuckResource()));
        server.api().publish(new TestModule("swift", "1.0.0", new SwiftResource()));
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
        store.close();
    }

    /** Waits for what may never come. */
    @Path("wait")
    public final class StuckResource {

        @GET
        @Open("for tests")
        public String wait_() throws InterruptedException {
            begun.countDown();
            release.await();
            return Thread.currentThread().getName();
        }
    }

    /** Answers at once. */
    @Path("now")
    public static final class SwiftResource {

        @GET
        @Open("for tests")
        public String now() {
            return "now";
        }
    }

    @Test
    void aModuleThatIsStuckTurnsItsOwnCallersAwayAndNobodyElses() throws Exception {
        CompletableFuture<HttpResponse<String>> first = waiting("stuck");
        CompletableFuture<HttpResponse<String>> second = waiting("stuck");
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        HttpResponse<String> third = server.get("/api/stuck/wait", null);
        assertEquals(503, third.statusCode());
        assertEquals("module-full", TestServer.json(third).get("code").asText());
        assertEquals("5", third.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(200, server.get("/api/swift/now", null).statusCode());
        Publication stuck = server.api().generations().publication("stuck", "1.0.0").orElseThrow();
        assertEquals(2, stuck.underWay());
        assertEquals(2, stuck.most());
        assertEquals(1, stuck.turnedAway());
        release.countDown();
        assertEquals(200, first.get(10, TimeUnit.SECONDS).statusCode());
        assertEquals(200, second.get(10, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void strangersLeaveHalfOfThePlacesToThoseWhoAreSignedIn() throws Exception {
        CompletableFuture<HttpResponse<String>> stranger = CompletableFuture.supplyAsync(() -> server.get("/api/three/wait", null));
        CompletableFuture<HttpResponse<String>> somebody = waiting("three");
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        assertEquals(503, server.get("/api/three/wait", null).statusCode());
        assertEquals(2, server.api().generations().publication("three", "1.0.0").orElseThrow().underWay(), "one of three is free");
        CompletableFuture<HttpResponse<String>> another = waiting("three");
        release.countDown();
        for (CompletableFuture<HttpResponse<String>> each : List.of(stranger, somebody, another)) {
            assertEquals(200, each.get(10, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void whatTakesTooLongIsCutShortAndItsPlaceIsFreeAgain() throws Exception {
        CompletableFuture<HttpResponse<String>> first = waiting("endless");
        CompletableFuture<HttpResponse<String>> second = waiting("endless");
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        HttpResponse<String> cut = first.get(10, TimeUnit.SECONDS);
        assertEquals(503, cut.statusCode());
        assertEquals("overdue", TestServer.json(cut).get("code").asText());
        assertEquals(503, second.get(10, TimeUnit.SECONDS).statusCode());
        release.countDown();
        HttpResponse<String> next = server.get("/api/endless/wait", null);
        assertEquals(200, next.statusCode());
        assertTrue(next.body().startsWith("qtp"), "the thread has its own name again: " + next.body());
        assertEquals(0, server.api().generations().publication("endless", "1.0.0").orElseThrow().overdue());
    }

    private CompletableFuture<HttpResponse<String>> waiting(String module) {
        return CompletableFuture.supplyAsync(() -> server.get("/api/" + module + "/wait", "somebody"));
    }
}
