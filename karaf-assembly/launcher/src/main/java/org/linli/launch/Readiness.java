package org.linli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the own server for {@code /health/ready} until it says 200. */
final class Readiness {
    private static final int BETWEEN_QUESTIONS = (int) Duration.ofMillis(50).toMillis();
    private static final int ANSWER_WITHIN = (int) Duration.ofSeconds(5).toMillis();

    private final int port;

    Readiness(int port) {
        this.port = port;
    }

    /** Whether it became ready in time. */
    boolean await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
        return true;
    }

    private boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_WITHIN);
            socket.setSoTimeout(ANSWER_WITHIN);
            socket.getOutputStream().write("GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return status.endsWith(" 200");
        } catch (IOException notYetListening) {
            return false;
        }
    }
}
