package org.linli.rest;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.eclipse.jetty.server.HttpChannelState.State;
import org.eclipse.jetty.server.HttpConnection;

/** Room for so many connections: whoever comes when it is full gets that of the one which nobody works for and from which nothing has come for longest. */
final class ConnectionRoom {

    /** So many are found at a time, because a crowd comes faster than all can be looked through for each. */
    private static final int AT_ONCE = 100;

    /** Since when nothing has come, as far as was looked. */
    private static final class Quiet {

        private long bytes;
        private long since;

        Quiet(long now) {
            since = now;
        }

        void look(HttpConnection connection, long now) {
            if (worksFor(connection) || connection.getBytesIn() != bytes) {
                bytes = connection.getBytesIn();
                since = now;
            }
        }

        boolean lasts(HttpConnection connection) {
            return !worksFor(connection) && connection.getBytesIn() == bytes;
        }
    }

    private final int most;
    private final Map<HttpConnection, Quiet> within = new HashMap<>();
    private final Queue<HttpConnection> quietest = new ArrayDeque<>();

    ConnectionRoom(int most) {
        this.most = most;
    }

    /** Takes one in. @return which has to be closed for it; the one that came, where somebody works for all others; null for none */
    synchronized HttpConnection admit(HttpConnection newcomer, long now) {
        HttpConnection leaving = null;
        if (within.size() >= most) {
            leaving = next();
            if (leaving == null) {
                find(now);
                leaving = next();
            }
            if (leaving == null) {
                return newcomer;
            }
            within.remove(leaving);
        }
        within.put(newcomer, new Quiet(now));
        return leaving;
    }

    synchronized void leave(HttpConnection connection) {
        within.remove(connection);
    }

    /** Sees from which something has come; to be called now and again. */
    synchronized void look(long now) {
        within.forEach((connection, quiet) -> quiet.look(connection, now));
        quietest.clear();
    }

    private void find(long now) {
        look(now);
        within.entrySet().stream().filter(entry -> entry.getValue().lasts(entry.getKey()))
            .sorted(Comparator.comparingLong(entry -> entry.getValue().since - now)).limit(AT_ONCE).map(Map.Entry::getKey).forEach(quietest::add);
    }

    private HttpConnection next() {
        HttpConnection next = quietest.poll();
        while (next != null && (!within.containsKey(next) || !within.get(next).lasts(next))) {
            next = quietest.poll();
        }
        return next;
    }

    /** Not while a body is waited for, which no thread does. */
    private static boolean worksFor(HttpConnection connection) {
        State state = connection.getHttpChannel().getState().getState();
        return state != State.IDLE && state != State.WAITING;
    }
}
