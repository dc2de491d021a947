package org.linli.store;

import java.util.function.Function;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions bound to the thread, on pooled connections. */
final class ThreadTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadTransactions.class);

    private final Pool pool;
    private final Engine engine;
    private final String town;
    private final ThreadLocal<Transaction> current = new ThreadLocal<>();

    ThreadTransactions(Pool pool, Engine engine, String town) {
        this.pool = pool;
        this.engine = engine;
        this.town = town;
    }

    @Override
    public <T> T write(Function<Db, T> work) {
        Transaction outer = current.get();
        if (outer == null) {
            return outermost(true, work);
        }
        if (!outer.writes()) {
            throw new IllegalStateException("write(…) within read(…): the outermost call must be write(…)");
        }
        return outer.run(work);
    }

    @Override
    public <T> T read(Function<Db, T> work) {
        Transaction outer = current.get();
        return outer == null ? outermost(false, work) : outer.run(work);
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable work) {
        Transaction outer = current.get();
        if (outer == null) {
            work.run();
        } else {
            outer.afterwards(work);
        }
    }

    private <T> T outermost(boolean writes, Function<Db, T> work) {
        Pool.Lease lease = pool.lease();
        Transaction transaction = new Transaction(lease.connection(), lease.session(), engine, town, writes);
        current.set(transaction);
        T result;
        try {
            result = transaction.begun().run(work);
            transaction.finish();
            pool.served();
            transaction.renewStatistics();
        } catch (Unreachable e) {
            pool.lost(e);
            throw e;
        } finally {
            current.remove();
            transaction.close();
        }
        transaction.afterwards().forEach(ThreadTransactions::afterwards);
        return result;
    }

    /** The transaction is durable by now: a failure here must not look like one of its own. */
    private static void afterwards(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Work after a commit failed; the commit stands", e);
        }
    }
}
