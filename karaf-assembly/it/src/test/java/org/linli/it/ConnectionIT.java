package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnBothEngines(oneWillDo = true)
class ConnectionIT {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d+)");
    /** Many times the places of the core. */
    private static final int STRANGERS = 100;
    private static final int OF_ONE_ADDRESS = 500;

    @Test
    void whatTheWebServerRefusesItselfIsAProblemAndNoLineOfTheLog(LinliServer linli) {
        String tooLong = "x".repeat(20_000);
        refused(431, "http-headers", linli.http().with("X-Long", tooLong).get("/api"));
        refused(414, "http-address", linli.http().get("/api?" + tooLong));
        refused(400, "http-bad", linli.http().get("/api/core/people/%00"));
    }

    @Test
    void strangersWhoTrickleTheirBodiesKeepNobodyWaiting(LinliServer linli) throws IOException {
        String body = "{\"name\":\"nobody\",\"password\":\"nothing\"}";
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                var stranger = new Socket(InetAddress.getLoopbackAddress(), linli.port());
                strangers.add(stranger);
                stranger.getOutputStream().write(("POST /api/core/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            }
            linli.http().get("/api/core/me").expect(200);
            linli.http().signedIn("admin", LinliServer.PASSWORD).get("/api/core/me").expect(200);
            strangers.get(0).getOutputStream().write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(strangers.get(0).getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 401", answer, "who comes to an end is answered");
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void ofOneAddressThereAreOnlySoManyConnections(LinliServer linli) throws IOException {
        List<RawHttp> served = new ArrayList<>();
        var closed = new ArrayList<IOException>();
        for (int i = 0; i < OF_ONE_ADDRESS + 20; i++) {
            var stranger = new RawHttp(linli.port());
            try {
                assertEquals(200, asking(stranger, "keep-alive"));
                served.add(stranger);
            } catch (IOException atOnce) {
                closed.add(atOnce);
            }
        }
        for (RawHttp stranger : served) {
            assertEquals(200, asking(stranger, "close"), "who was let in stays");
        }
        assertTrue(served.size() <= OF_ONE_ADDRESS && closed.size() >= 20, () -> "served: " + served.size());
    }

    @Test
    void aBodyWhoseEndCanBeReadInTwoWaysIsRefusedAndNothingBehindItIsTakenForARequest(LinliServer linli) throws IOException {
        String head = "POST /api/core/session HTTP/1.1\r\nHost: linli\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String next = "GET /health/live HTTP/1.1\r\nHost: linli\r\nConnection: close\r\n\r\n";
        assertEquals(2, answers(linli, head + "2\r\n{}\r\n0\r\n\r\n" + next).size(), "a body by the letter");
        for (String body : List.of("2;a=b\r\n{}\r\n0\r\n\r\n", "2;\n{}\r\n0\r\n\r\n", "2\r\n{}\n0\r\n\r\n", "2\r\n{}\r\n0\r\n\n")) {
            assertEquals(List.of("400"), answers(linli, head + body + next), body);
        }
    }

    private static List<String> answers(LinliServer linli, String requests) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), linli.port())) {
            return STATUS.matcher(said(socket, requests.getBytes(StandardCharsets.US_ASCII))).results().map(found -> found.group(1)).toList();
        }
    }

    /** All that is answered until the connection is closed; nothing where it was closed at once. */
    private static String said(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException closed) {
            return "";
        }
    }

    private static int asking(RawHttp connection, String then) throws IOException {
        return connection.say(("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: " + then + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII),
            new byte[0], false).status();
    }

    private static void refused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer::body);
        assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
        assertEquals(code, answer.json().path("code").asText());
        assertFalse(answer.json().path("mend").asText().isBlank(), answer::body);
    }
}
