package org.linli.store;

import java.sql.SQLException;
import org.linli.api.data.DataFault;
import org.linli.api.data.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether there is a way to the database. While there is none, its return is waited for apart and every caller is told at once; the log tells it once. */
final class Reach implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

    private final Look look;
    private volatile boolean away;
    private volatile boolean told;
    private Thread waiting;
    private boolean closed;

    /** What leads there, which may take its time. */
    interface Way<T> {

        T take() throws SQLException;
    }

    /** Finds out whether it is there, which may take its time. */
    interface Look {

        void take() throws SQLException;
    }

    Reach(Look look) {
        this.look = look;
    }

    /** @throws Unreachable where there is no way */
    <T> T along(Way<T> there) {
        if (away) {
            throw new Unreachable("no connection to the database", null);
        }
        try {
            return there.take();
        } catch (SQLException e) {
            DataFault fault = Faults.of("no connection to the database", e);
            if (fault instanceof Unreachable lost) {
                lost(lost);
                await();
            }
            throw fault;
        }
    }

    /** Somebody who was there already has lost it. */
    synchronized void lost(Unreachable cause) {
        if (!told) {
            told = true;
            LOG.error("The database can't be reached", cause);
        }
    }

    /** Somebody was there and got done what it came for, which merely finding a way doesn't prove. */
    void found() {
        if (told && !away) {
            back();
        }
    }

    private synchronized void await() {
        if (waiting == null && !closed) {
            away = true;
            waiting = new Thread(this::lookOut, "linli-database");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    private void lookOut() {
        boolean there = false;
        while (!there) {
            if (isClosed()) {
                return;
            }
            try {
                look.take();
                there = true;
            } catch (SQLException e) {
                LOG.debug("The database is away still", e);
            }
        }
        synchronized (this) {
            waiting = null;
            away = false;
        }
        back();
    }

    private synchronized void back() {
        if (told) {
            told = false;
            LOG.warn("The database answers again");
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
