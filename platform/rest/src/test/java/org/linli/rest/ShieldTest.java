package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class ShieldTest {

    private static final String CLERK = "cards.cards.read+cards.cards.write";
    private static TestStore store;
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("hosts", "linli.example, 127.0.0.2", "proxies", "127.0.0.1",
            "limits.rate.address", 1, "limits.rate.address.burst", 3, "limits.rate.account", 1, "limits.rate.account.burst", 3));
        server.api().publish(new TestModule("cards", "1.0.0", new CardsResource()));
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void everyAnswerTellsTheBrowserToRunKeepAndShareNothing() {
        shielded(from("1.0.0.1", "GET", "/api/cards/cards?limit=1"), 200);
        shielded(from("1.0.0.2", "GET", "/health/live"), 200);
        shielded(from("1.0.0.3", "GET", "/nothing"), 404, SecurityHeaders.PAGE_POLICY);
        shielded(from("1.0.0.4", "GET", "/api/cards/cards/broken"), 500);
        shielded(from("1.0.0.5", "PROPFIND", "/api/cards/cards"), 405);
    }

    @Test
    void whatPagesAreDrawnWithIsKeptForGoodOnlyWhereItIsThere() {
        shielded(from("1.0.0.9", "GET", "/assets/gone/linli.css"), 404, SecurityHeaders.PAGE_POLICY);
    }

    @Test
    void aModuleCanNotTakeBackWhatThePlatformSays() {
        HttpResponse<String> answer = from("1.0.0.6", "GET", "/api/cards/cards/open-to-the-world");
        shielded(answer, 200);
        assertEquals(List.of(SecurityHeaders.POLICY, "default-src *"), answer.headers().allValues("Content-Security-Policy"), "one more, and browsers keep to both");
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals("kept", answer.headers().firstValue("X-Of-The-Module").orElseThrow());
    }

    @Test
    void whoComesByTlsIsToldToStayThereAndNobodyElse() {
        assertTrue(from("1.0.0.7", "GET", "/health/live").headers().firstValue("Strict-Transport-Security").isEmpty());
        HttpResponse<String> secure = server.send(server.request("/health/live", null).header("X-Forwarded-For", "1.0.0.7").header("X-Forwarded-Proto", "https"));
        assertEquals("max-age=31536000", secure.headers().firstValue("Strict-Transport-Security").orElseThrow());
    }

    @Test
    void ofSeveralLinesThatSayWhereARequestComesFromTheProxysOwnIsBelieved() {
        assertTrue(server.send(server.request("/health/live", null).header("X-Forwarded-For", "1.0.0.7").header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Proto", "http")).headers().firstValue("Strict-Transport-Security").isEmpty());
        for (int i = 0; i < 4; i++) {
            int status = server.send(server.request("/api/cards/cards/7", null).header("X-Forwarded-For", "2.0.1." + i)
                    .header("X-Forwarded-For", "2.0.2.1, 2.0.2.2")).statusCode();
            assertEquals(i < 3 ? 401 : 429, status, "the first line is the client's own");
        }
    }

    @Test
    void whatTheWebServerRefusesItselfIsShieldedToo() throws IOException {
        assertEquals(200, from("1.0.0.8", "GET", "/health/live").statusCode());
        for (String request : List.of("nonsense\r\n\r\n", "GET /api HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /api HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(2000) + "\r\n", "TRACE /api HTTP/1.1\r\nHost: linli.example\r\nConnection: close\r\n\r\n",
                "GET /api HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n")) {
            String answer = raw(request);
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff") && answer.contains("application/problem+json"), answer);
            assertFalse(answer.contains("Jetty"), answer);
        }
    }

    @Test
    void onlyTheListedNamesAndThoseOfThisMachineAreAnswered() throws IOException {
        assertTrue(raw(get("evil.example")).contains("\"code\":\"host\""));
        for (String host : List.of("linli.example", "LINLI.example:8181", "127.0.0.1", "localhost:1")) {
            assertTrue(raw(get(host)).startsWith("HTTP/1.1 200 "), host);
        }
    }

    private static String get(String host) {
        return "GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void aBodyThatTricklesInIsNotWaitedFor() throws IOException {
        var clock = new AtomicLong();
        var trickle = new Paced(new InputStream() {
            @Override
            public int read() {
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (length > 0) {
                    buffer[offset] = (byte) read();
                }
                return Math.min(1, length);
            }
        }, 11, clock::get);
        assertEquals(100, trickle.readNBytes(100).length, "networks pause");
        clock.addAndGet(TimeUnit.HOURS.toNanos(1));
        Problem slow = assertThrows(Problem.class, () -> trickle.readNBytes(100));
        assertEquals("body-slow", slow.code());
    }

    @Test
    void whoAsksTooOftenWithoutSigningInIsSentAwayForAWhileAndNobodyElse() {
        for (int i = 0; i < 3; i++) {
            assertEquals(401, from("2.0.0.1", "GET", "/api/cards/cards/7").statusCode());
        }
        HttpResponse<String> refused = from("2.0.0.1", "GET", "/api/cards/cards/7");
        assertEquals(429, refused.statusCode(), refused.body());
        shielded(refused, 429);
        assertEquals("rate", TestServer.json(refused).get("code").asText());
        assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()) >= 1);
        assertEquals(401, from("2.0.0.2", "GET", "/api/cards/cards/7").statusCode());
        assertEquals(200, server.send(server.request("/api/cards/cards/7", CLERK + "+a").header("X-Forwarded-For", "2.0.0.1")).statusCode(), "who is signed in is somebody");
        assertTrue(server.get("/metrics", "platform.metrics.read").body().contains("linli_requests_limited_total{limit=\"address\"} "));
    }

    @Test
    void whoGuessesPasswordsIsSentAwayForAWhile() {
        for (int i = 0; i < 3; i++) {
            assertEquals(401, server.send(server.request("/api", "clerk:wrong").header("X-Forwarded-For", "2.0.0.3")).statusCode());
        }
        assertEquals(429, server.send(server.request("/api", "clerk:wrong").header("X-Forwarded-For", "2.0.0.3")).statusCode());
    }

    @Test
    void aGuessThatCostsMuchIsCountedBeforeItIsLookedAt() {
        int before = server.guard().looked();
        for (int i = 0; i < 3; i++) {
            assertEquals(401, from("2001:db8::" + i, "costly:wrong").statusCode());
        }
        assertEquals(429, from("2001:db8::4", "costly:wrong").statusCode(), "a household has one measure");
        assertEquals(before + 3, server.guard().looked());
    }

    @Test
    void whoSignsInIsNoStrangerHoweverMuchItCost() {
        for (int i = 0; i < 5; i++) {
            assertEquals(200, from("::ffff:2.0.0.5", "costly" + i + ":right").statusCode());
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(401, from("2.0.0.5", "costly:wrong").statusCode());
        }
        assertEquals(429, from("::ffff:2.0.0.5", "costly:wrong").statusCode());
    }

    private static HttpResponse<String> from(String address, String nameAndPassword) {
        return server.send(server.request("/api", null).header("X-Forwarded-For", address)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void anAccountHasItsOwnMeasure() {
        for (int i = 0; i < 3; i++) {
            assertEquals(200, server.get("/api/cards/cards/7", CLERK + "+b").statusCode());
        }
        assertEquals(429, server.get("/api/cards/cards/7", CLERK + "+b").statusCode());
        assertEquals(200, server.get("/api/cards/cards/7", CLERK + "+c").statusCode());
    }

    @Test
    void thisMachineAsksForItsHealthAsOftenAsItLikes() {
        for (int i = 0; i < 20; i++) {
            assertEquals(200, server.get("/health/live", null).statusCode());
        }
    }

    @Test
    void aBucketFillsAgainAtItsRateUpToTheBurst() {
        var clock = new AtomicLong(Long.MAX_VALUE - 1);
        var limit = new RateLimit(10, 2, clock::get);
        assertEquals(List.of(0L, 0L, 1L), List.of(limit.take("a"), limit.take("a"), limit.take("a")));
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        assertEquals(List.of(0L, 1L), List.of(limit.take("a"), limit.take("a")));
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertEquals(List.of(0L, 0L, 1L), List.of(limit.take("a"), limit.take("a"), limit.take("a")));
        assertEquals(3, limit.refused());
        var none = new RateLimit(0, 0, clock::get);
        assertEquals(0, none.take("a"));
        assertEquals(0, none.known());
    }

    @Test
    void aFloodOfNamesFillsNoMemory() {
        var clock = new AtomicLong();
        var limit = new RateLimit(1, 2, clock::get);
        for (int i = 0; i < 300_000; i++) {
            limit.take("flood" + i);
        }
        assertTrue(limit.known() <= 200_001, "those beyond share one bucket");
        assertTrue(limit.take("one more") > 0);
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertEquals(0, limit.take("later"));
        assertTrue(limit.known() <= 1, "who is quiet is forgotten");
    }

    private static HttpResponse<String> from(String address, String method, String path) {
        return server.send(server.request(path, null).header("X-Forwarded-For", address).method(method, BodyPublishers.noBody()));
    }

    private static void shielded(HttpResponse<String> answer, int status) {
        shielded(answer, status, SecurityHeaders.POLICY);
    }

    private static void shielded(HttpResponse<String> answer, int status, String policy) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().allValues("Content-Security-Policy").contains(policy));
        for (String name : List.of("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                "X-Request-Id")) {
            assertEquals(1, answer.headers().allValues(name).size(), name);
        }
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
        assertTrue(answer.headers().firstValue("Server").isEmpty());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.at("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
