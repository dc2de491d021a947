package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

/** What those who aren't signed in can keep busy. */
@Timeout(60)
class StrangersTest {

    /** More than the web server has threads. */
    private static final int CROWD = 250;
    private static final String SIGN_IN = "{\"name\":\"nobody.reads\",\"password\":\"right\"}";

    private final List<Socket> strangers = new ArrayList<>();
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
    }

    private void serve(Map<String, Object> settings) {
        server = new TestServer(store.transactions(), settings);
        assertEquals(200, server.get("/health/live", null).statusCode(), "as the launcher asks first");
        server.publishCore(TestPrograms.none());
        server.api().publish(new TestModule("cards", "1.0.0", new CardsResource()));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
        server.close();
        store.close();
    }

    @Test
    void aCrowdOfStrangersWhoTrickleTheirBodiesKeepsNobodyWaiting() throws IOException {
        serve(Map.of("limits.module.requests", 2, "limits.stranger.seconds", 3600));
        for (int i = 0; i < CROWD; i++) {
            begin("/api/core/session", SIGN_IN.length(), SIGN_IN.substring(0, 1));
        }
        assertEquals(401, server.get("/api/core/session", null).statusCode());
        assertEquals(200, server.post("/api/core/session", null, SIGN_IN).statusCode());
        assertEquals(200, server.get("/api/cards/cards?limit=1", "cards.cards.read").statusCode());
        assertEquals(0, server.api().generations().publication("core", "1.0.0").orElseThrow().underWay());
        Socket last = strangers.get(CROWD - 1);
        say(last, SIGN_IN.substring(1));
        assertEquals("HTTP/1.1 200 OK", line(last), "who comes to an end is answered");
    }

    @Test
    void aBodyThatDoesNotComeToItsEndInTimeIsRefused() throws IOException {
        serve(Map.of("limits.stranger.seconds", 1));
        Socket stranger = begin("/api/core/session", SIGN_IN.length(), SIGN_IN.substring(0, 10));
        String answer = all(stranger);
        assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("\"code\":\"body-slow\""), answer);
    }

    @Test
    void whoIsRefusedBeforeItsBodyIsReadMayNotKeepAThreadWithIt() throws IOException {
        serve(Map.of("limits.stranger.seconds", 3600));
        for (int i = 0; i < CROWD; i++) {
            Socket stranger = begin(i % 2 == 0 ? "/health/live" : "/api/nothing/at/all", 1_000_000, "x");
            if (i % 2 == 0) {
                assertEquals("HTTP/1.1 405 Method Not Allowed", line(stranger));
            }
        }
        assertEquals(200, server.get("/api/cards/cards?limit=1", "cards.cards.read").statusCode());
    }

    @Test
    void aStrangerSendsNoMoreThanSuchAOneNeeds() throws IOException {
        serve(Map.of("limits.stranger.body", 100));
        Socket one = begin("/api/core/session", 101, "{" + " ".repeat(100));
        assertEquals("HTTP/1.1 413 Payload Too Large", line(one));
        Socket other = begin("/api/cards/cards", 500, "{" + " ".repeat(200));
        assertEquals("HTTP/1.1 401 Unauthorized", line(other), "and isn't asked for more before it is told");
        say(other, " ".repeat(299) + "GET /api/cards/cards?limit=1 HTTP/1.1\r\nHost: linli.example\r\n\r\n");
        assertEquals("HTTP/1.1 200 OK", line(other), "what was left of it has passed");
    }

    @Test
    void theBodiesOfAllStrangersTakeOnlySoMuchMemoryTogether() {
        serve(Map.of("limits.stranger.bodies", 4096L));
        for (int i = 0; i < 5; i++) {
            assertEquals(200, server.post("/api/core/session", null, SIGN_IN + " ".repeat(3000)).statusCode(), "the one before it is forgotten");
        }
        HttpResponse<String> full = server.post("/api/core/session", null, SIGN_IN + " ".repeat(20_000));
        assertEquals(503, full.statusCode());
        assertEquals("bodies-full", TestServer.json(full).get("code").asText());
        assertEquals(200, server.post("/api/core/session", null, SIGN_IN + " ".repeat(3000)).statusCode());
    }

    @Test
    void whoSignsInFindsRoomWhileOthersFillIt() throws IOException {
        serve(Map.of("limits.stranger.bodies", 1L));
        for (int i = 0; i < 3; i++) {
            begin("/api/core/session", 60_000, SIGN_IN);
        }
        assertEquals(200, server.post("/api/core/session", null, SIGN_IN).statusCode());
    }

    @Test
    void aBodyThatWaitsToBeAskedForIsOnlyAskedForWhenItIsWanted() throws IOException {
        serve(Map.of());
        Socket refused = expecting("/health/live");
        assertEquals("HTTP/1.1 405 Method Not Allowed", line(refused));
        assertEquals("", all(refused));
        Socket wanted = expecting("/api/core/session");
        assertEquals("HTTP/1.1 100 Continue", line(wanted));
        say(wanted, SIGN_IN);
        assertEquals("HTTP/1.1 200 OK", line(wanted));
        assertEquals(List.of(), server.failures());
    }

    @Test
    void theRefusedBodyOfSomebodySignedInIsNotCutAsAStrangersIs() throws IOException {
        serve(Map.of("limits.stranger.seconds", 1));
        assertEquals(200, server.post("/api/core/session", null, SIGN_IN).statusCode());
        Socket unread = begin("/api/core/me/sessions", 500, "{", "Cookie: linli=secret-1", "X-CSRF-Token: csrf-1", "Content-Encoding: br");
        assertEquals("HTTP/1.1 415 Unsupported Media Type", line(unread));
        Socket unproven = begin("/api/core/me/sessions", 500, "{", "Cookie: linli=secret-1");
        assertEquals("HTTP/1.1 403 Forbidden", line(unproven));
        unproven.setSoTimeout(1500);
        assertThrows(SocketTimeoutException.class, () -> unproven.getInputStream().read());
        unread.setSoTimeout(10);
        assertThrows(SocketTimeoutException.class, () -> unread.getInputStream().read());
    }

    @Test
    void thisMachineIsNotAmongThoseOfWhomThereMayBeOnlySoMany() throws IOException {
        serve(Map.of("limits.connections", 1));
        List<Socket> own = List.of(connected(), connected(), connected());
        for (Socket one : own) {
            say(one, "GET /health/live HTTP/1.1\r\nHost: linli.example\r\n\r\n");
            assertEquals("HTTP/1.1 200 OK", line(one));
        }
    }

    @Test
    void ofOneAddressThereAreOnlySoManyConnections() throws IOException {
        serve(Map.of("limits.connections.address", 3));
        for (int i = 0; i < 2; i++) {
            Socket stranger = connected();
            say(stranger, "GET /health/live HTTP/1.1\r\nHost: linli.example\r\n\r\n");
            assertEquals("HTTP/1.1 200 OK", line(stranger));
        }
        assertEquals(200, server.get("/health/live", null).statusCode(), "the third");
        assertEquals("", all(connected()));
        assertEquals(200, server.get("/health/live", null).statusCode(), "the third goes on");
    }

    private Socket connected() throws IOException {
        var socket = new Socket("127.0.0.1", server.at("/").getPort());
        strangers.add(socket);
        return socket;
    }

    private Socket expecting(String path) throws IOException {
        return begin(path, SIGN_IN.length(), "", "Expect: 100-continue");
    }

    private Socket begin(String path, int length, String first, String... headers) throws IOException {
        Socket socket = connected();
        String further = String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList());
        say(socket, "POST " + path + " HTTP/1.1\r\nHost: linli.example\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n"
            + further + "\r\n" + first);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first line of an answer, of which the rest is read, too. */
    private static String line(Socket socket) throws IOException {
        String first = read(socket);
        int length = 0;
        for (String line = read(socket); !line.isEmpty(); line = read(socket)) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        socket.getInputStream().readNBytes(length);
        return first;
    }

    private static String read(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int one = socket.getInputStream().read(); one != '\n'; one = socket.getInputStream().read()) {
            assertTrue(one >= 0, "closed without an answer");
            line.append((char) one);
        }
        return line.toString().strip();
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
