package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.LocalConnector.LocalEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers of a web server without a network, who come from no address of this machine's. */
@Timeout(60)
class ConnectionRoomTest {

    private final AtomicLong clock = new AtomicLong();
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
    private Connections connections;

    private void serve(int most) throws Exception {
        connections = new Connections(new Connections.Limits(most, 100, Duration.ofSeconds(20)), Proxies.of(""), clock::get);
        connector.addBean(connections);
        // asked behind it
        connector.addBean(new Connection.Listener() {
            @Override
            public void onOpened(Connection connection) {
                opened.add(connection);
            }

            @Override
            public void onClosed(Connection connection) {
                // of no interest
            }
        });
        server.addConnector(connector);
        server.setHandler(new AbstractHandler() {
            @Override
            public void handle(String path, Request base, HttpServletRequest request, HttpServletResponse answer) {
                if (path.equals("/slow")) {
                    entered.countDown();
                    await(release);
                }
                base.setHandled(true);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void whoComesWhenAllAreTakenGetsTheRoomOfTheOneThatIsSilentForLongest() throws Exception {
        serve(3);
        LocalEndPoint first = connected();
        LocalEndPoint second = connected();
        LocalEndPoint third = connected();
        ask(first, "/");
        assertTrue(first.getResponse().startsWith("HTTP/1.1 200"));
        pass();
        LocalEndPoint fourth = connected();
        second.waitUntilClosed();
        assertEquals(List.of(true, false, true, true), List.of(first.isOpen(), second.isOpen(), third.isOpen(), fourth.isOpen()));
        connected();
        third.waitUntilClosed();
        ask(fourth, "/");
        assertTrue(fourth.getResponse().startsWith("HTTP/1.1 200"), "and is answered");
        assertTrue(first.isOpen());
        assertEquals(2, connections.closed());
    }

    @Test
    void aRequestUnderWayIsNotCutOffForWhoeverComes() throws Exception {
        serve(1);
        LocalEndPoint atWork = connected();
        ask(atWork, "/slow");
        await(entered);
        connected().waitUntilClosed();
        release.countDown();
        assertTrue(atWork.getResponse().startsWith("HTTP/1.1 200"));
    }

    private LocalEndPoint connected() throws InterruptedException {
        LocalEndPoint one = connector.connect();
        opened.take();
        pass();
        return one;
    }

    private void pass() {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        connections.tend();
    }

    private static void ask(LocalEndPoint one, String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: linli.example\r\n\r\n";
        one.addInputAndExecute(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
