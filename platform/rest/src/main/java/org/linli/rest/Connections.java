package org.linli.rest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnection;
import org.linli.api.security.Network;

/**
 * The connections that there are: so many and no more, of one network and altogether, and none on which the head of a request takes longer than it
 * may to arrive. One that is silent is the web server's to end, unless somebody else needs its room.
 */
final class Connections implements Connection.Listener {

    /**
     * What there may be.
     *
     * @param all   connections altogether, but for those from proxies and from this machine
     * @param ofOne of one network
     * @param head  how long a head may take, or the first one after a connection was opened
     */
    record Limits(int all, int ofOne, Duration head) {

        Limits {
            if (all < 1 || ofOne < 1 || head.isNegative() || head.isZero()) {
                throw new IllegalArgumentException("limits.connections, limits.connections.address and limits.head.seconds are positive");
            }
        }
    }

    /** What was seen of a connection last. */
    private static final class Seen {

        private final Network network;
        private long requests;
        private long bytes;
        private long since;

        Seen(Network network, long now) {
            this.network = network;
            this.since = now;
        }

        /** Whether a head has been on its way for longer than that; the first one begins with the connection. */
        boolean late(HttpConnection connection, long now, long most) {
            boolean between = requests > 0 && connection.getBytesIn() == bytes;
            if (connection.getMessagesIn() != requests || !connection.getParser().inHeaderState() || between) {
                requests = connection.getMessagesIn();
                bytes = connection.getBytesIn();
                since = now;
            }
            return now - since > most;
        }
    }

    private final Limits limits;
    private final Proxies proxies;
    private final LongSupplier nanoTime;
    private final ConnectionRoom room;
    private final Map<HttpConnection, Seen> open = new ConcurrentHashMap<>();
    private final Map<Network, Integer> counted = new ConcurrentHashMap<>();
    private final LongAdder closed = new LongAdder();

    /** @param proxies through which many may come */
    Connections(Limits limits, Proxies proxies, LongSupplier nanoTime) {
        this.limits = limits;
        this.proxies = proxies;
        this.nanoTime = nanoTime;
        this.room = new ConnectionRoom(limits.all());
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            InetSocketAddress remote = http.getEndPoint().getRemoteAddress();
            InetAddress from = remote == null ? null : remote.getAddress();
            String address = from == null ? null : from.getHostAddress();
            Network network = Network.of(address);
            long now = nanoTime.getAsLong();
            open.put(http, new Seen(network, now));
            int ofOne = counted.merge(network, 1, Integer::sum);
            if (proxies.listed(address)) {
                return;
            }
            if (ofOne > limits.ofOne()) {
                close(http);
            } else if (from == null || !from.isLoopbackAddress()) {
                makeRoom(http, now);
            }
        }
    }

    /** By another thread, because whoever waited on the connection that goes is told of it at once. */
    private void makeRoom(HttpConnection newcomer, long now) {
        HttpConnection leaving = room.admit(newcomer, now);
        if (leaving != null) {
            leaving.getConnector().getExecutor().execute(() -> close(leaving));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            room.leave(http);
            Seen seen = open.remove(http);
            if (seen != null) {
                counted.computeIfPresent(seen.network, (network, many) -> many == 1 ? null : many - 1);
            }
        }
    }

    /** Closes those that are late; to be called now and again. */
    void tend() {
        long now = nanoTime.getAsLong();
        room.look(now);
        open.forEach((connection, seen) -> {
            if (seen.late(connection, now, limits.head().toNanos())) {
                close(connection);
            }
        });
    }

    private void close(HttpConnection connection) {
        closed.increment();
        connection.getEndPoint().close();
    }

    /** How many were closed since it was asked last. */
    long closed() {
        return closed.sumThenReset();
    }
}
