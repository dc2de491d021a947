package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionsTest {

    private static final String HEAD = "GET / HTTP/1.1\r\nHost: linli.example\r\n";
    private static final int READ_MS = 50;

    private final AtomicLong clock = new AtomicLong();
    private final Connections connections = new Connections(new Connections.Limits(100, 100, Duration.ofSeconds(20)), Proxies.of(""), clock::get);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.addBean(connections);
        server.addConnector(connector);
        server.setHandler(new DefaultHandler());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aHeadThatTricklesInIsNotWaitedForBeItTheFirstOrALaterOne() throws IOException {
        try (var first = connected(); var later = connected()) {
            ask(later);
            trickle(first);
            trickle(later);
        }
        assertEquals(2, connections.closed());
    }

    @Test
    void whoOpensAConnectionAndSaysNothingIsNotWaitedForEither() throws IOException {
        try (var silent = connected()) {
            int seconds = 0;
            while (!closed(silent)) {
                pass(1);
                seconds++;
            }
            assertTrue(seconds > 20, "not before its time: " + seconds);
        }
    }

    @Test
    void betweenRequestsAConnectionMayRest() throws IOException {
        try (var patient = connected()) {
            for (int i = 0; i < 3; i++) {
                ask(patient);
                pass(3600);
                pass(3600);
            }
        }
        assertEquals(0, connections.closed());
    }

    /** Says a head that never ends, a line a second, until the connection is closed. */
    private void trickle(Socket socket) throws IOException {
        say(socket, HEAD);
        int seconds = 0;
        boolean open = true;
        while (open) {
            pass(1);
            seconds++;
            try {
                say(socket, "X: y\r\n");
                open = !closed(socket);
            } catch (SocketException closed) {
                open = false;
            }
        }
        assertTrue(seconds > 20, "not before its time: " + seconds);
    }

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        connections.tend();
    }

    private Socket connected() throws IOException {
        var socket = new Socket("127.0.0.1", connector.getLocalPort());
        socket.setSoTimeout(READ_MS);
        return socket;
    }

    private static boolean closed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.setSoTimeout(0);
        say(socket, HEAD.replace("GET", "HEAD") + "\r\n");
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            int one = socket.getInputStream().read();
            assertTrue(one >= 0, "closed after: " + answer);
            answer.append((char) one);
        }
        assertTrue(answer.toString().startsWith("HTTP/1.1 404"), answer::toString);
        socket.setSoTimeout(READ_MS);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
