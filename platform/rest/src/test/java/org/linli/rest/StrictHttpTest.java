package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class StrictHttpTest {

    private static final String HEAD = "POST /api/cards/cards HTTP/1.1\r\nHost: linli\r\nAuthorization: Basic Y2FyZHMuY2FyZHMucmVhZCtjYXJkcy5jYXJkcy53cml0ZTpyaWdodA==\r\n"
        + "Content-Type: application/json\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String NEXT = "GET /health/live HTTP/1.1\r\nHost: linli\r\nConnection: close\r\n\r\n";
    /** Each is a body for Jetty, and some other end of one for a proxy that goes by the letter or is lenient elsewhere. */
    private static final List<String> TWO_READINGS = List.of("10;a=b\r\n{\"number\":\"A-1\"}\r\n0\r\n\r\n", "10;a=\"\r\n{\"number\":\"A-1\"}\r\n0\r\n\r\n",
        "10;\n{\"number\":\"A-1\"}\r\n0\r\n\r\n", "10\n{\"number\":\"A-1\"}\r\n0\r\n\r\n", "10\r\n{\"number\":\"A-1\"}\n0\r\n\r\n", "10\r\n{\"number\":\"A-1\"}\r\n0\n\r\n",
        "10\r\n{\"number\":\"A-1\"}\r\n0\r\n\n", "10\r\n{\"number\":\"A-1\"}\r\n0\r\nX: y\r\n\r\n", "10\r\n{\"number\":\"A-1\"}\r\n0;a\r\n\r\n");
    private static TestStore store;
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of());
        server.api().publish(new TestModule("cards", "1.0.0", new CardsResource()));
        // as the launcher does
        assertEquals(200, server.get("/health/live", null).statusCode());
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void aChunkedBodyIsReadAndTheNextRequestOfTheConnectionIsServed() {
        String said = said(CHUNKED + "4\r\n{\"nu\r\n0c\r\nmber\":\"A-1\"}\r\n0\r\n\r\n" + NEXT);
        assertEquals(2, answers(said), said);
        assertTrue(said.startsWith("HTTP/1.1 2"), said);
    }

    @Test
    void aBodyOfTwoReadingsIsRefusedAndNothingBehindItIsTakenForARequest() {
        for (String body : TWO_READINGS) {
            String said = said(CHUNKED + body + NEXT);
            assertEquals(1, answers(said), body + " -> " + said);
            assertTrue(said.startsWith("HTTP/1.1 400 "), body + " -> " + said);
        }
    }

    @Test
    void aBodyOfTwoReadingsIsRefusedAlsoWhereItComesByteByByte() {
        for (String body : TWO_READINGS) {
            String said = said(CHUNKED, body + NEXT);
            assertEquals(1, answers(said), body + " -> " + said);
        }
    }

    @Test
    void aRequestThatGivesItsLengthInTwoWaysIsRefused() {
        for (String head : List.of("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                "Content-Length: 3\r\nContent-Length: 5\r\n", "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\n")) {
            String said = said(HEAD + head + "\r\n0\r\n\r\n" + NEXT);
            assertEquals(1, answers(said), head + " -> " + said);
            assertTrue(said.startsWith("HTTP/1.1 400 ") || said.startsWith("HTTP/1.1 501 "), head + " -> " + said);
        }
    }

    private static int answers(String said) {
        return said.split("HTTP/1\\.1 ", -1).length - 1;
    }

    private static String said(String request) {
        return said(request, "");
    }

    /** @param slowly sent byte by byte */
    private static String said(String atOnce, String slowly) {
        try (var socket = new Socket("127.0.0.1", server.at("/").getPort())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(atOnce.getBytes(StandardCharsets.US_ASCII));
            try {
                for (byte each : slowly.getBytes(StandardCharsets.US_ASCII)) {
                    socket.getOutputStream().write(each);
                }
            } catch (IOException closed) {
                assertTrue(socket.getInputStream().available() > 0, "closed without an answer");
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
