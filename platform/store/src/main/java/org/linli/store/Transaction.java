package org.linli.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.linli.api.data.DataFault;
import org.linli.api.data.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction, from its outermost call to commit or rollback; one that only reads may be a row of single statements instead. */
final class Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Connection connection;
    private final boolean writes;
    private final Db db;
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Session session;
    private final Engine engine;
    private final Inflow inflow = new Inflow();
    private Throwable doom;
    /** Whether each statement is by itself so far. */
    private boolean alone;

    Transaction(Connection connection, Session session, Engine engine, String town, boolean writes) {
        this.connection = connection;
        this.session = session;
        this.engine = engine;
        this.writes = writes;
        this.db = new JdbcDb(this, session, engine, town);
    }

    /** Begins it. */
    Transaction begun() {
        if (!writes && engine.readsAlone()) {
            commitEach(true);
        }
        return this;
    }

    /** From now on the statements belong together: the rows of one come bit by bit. */
    void together() {
        if (alone) {
            commitEach(false);
        }
    }

    private void commitEach(boolean each) {
        try {
            connection.setAutoCommit(each);
            alone = each;
        } catch (SQLException e) {
            throw Faults.of("beginning a transaction", e);
        }
    }

    boolean writes() {
        return writes;
    }

    /** From now on it can only roll back; the first reason stands. */
    void doom(Throwable reason) {
        if (doom == null) {
            doom = reason;
        }
    }

    /** PostgreSQL refuses every statement after a failed one; so do we on every engine. */
    void requireSound() {
        if (doom != null) {
            throw new DataFault("this transaction has failed already and can only roll back", doom);
        }
    }

    /** The rows of a bulk change, counted on their way into the table. */
    Iterable<Object[]> bringing(String table, Iterable<Object[]> rows) {
        return inflow.counting(table, rows);
    }

    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    /** Does the outermost work or an inner one. */
    <T> T run(Function<Db, T> work) {
        try {
            return work.apply(db);
        } catch (RuntimeException | Error e) {
            doom(e);
            throw e;
        }
    }

    /** Commits; where something had failed and was swallowed, rolls back and throws that. */
    void finish() {
        if (doom instanceof RuntimeException e) {
            throw e;
        }
        if (doom instanceof Error e) {
            throw e;
        }
        if (alone) {
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            DataFault fault = Faults.of("commit", e);
            doom(fault);
            throw fault;
        }
    }

    /** After the commit: what comes next must not be planned for the tables as they were before. The commit stands even if this fails. */
    void renewStatistics() {
        Set<String> tables = inflow.swollen();
        if (tables.isEmpty()) {
            return;
        }
        try {
            engine.renewStatistics(session, tables);
            connection.commit();
        } catch (SQLException e) {
            LOG.warn("No new statistics of {}; look-ups in them may be slow for a minute", tables, e);
            doom(e);
        }
    }

    /** Gives the connection back, rolled back unless it was committed. */
    void close() {
        try (connection) {
            if (doom != null && !alone) {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (doom == null) {
                throw Faults.of("giving a connection back", e);
            }
            doom.addSuppressed(e);
        }
    }
}
