package org.linli.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.linli.api.data.DataFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings tables to where their changelogs want them: one changelog at a time, and none that has run before as it is. */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** SQLStates of a table that isn't there (Derby, PostgreSQL) and of one that is. */
    private static final Set<String> MISSING = Set.of("42X05", "42P01");
    private static final Set<String> EXISTS = Set.of("X0Y32", "42P07");

    private final DataSource source;
    private final Engine engine;

    Migrations(DataSource source, Engine engine) {
        this.source = source;
        this.engine = engine;
    }

    /**
     * Runs the expanding change sets that this database hasn't.
     *
     * @return whether there was one to run
     * @throws DataFault when a change fails; those before it stay
     */
    public boolean expand(Changelog changelog) {
        return run(changelog, Phase.EXPAND);
    }

    /** Whether it has run all that {@link #expand} would. */
    public boolean expanded(Changelog changelog) {
        try {
            return ran(changelog, Phase.EXPAND);
        } catch (SQLException e) {
            throw Faults.of("tables of " + changelog.id(), e);
        }
    }

    /** Whether the changelog has contracting change sets that this database hasn't. */
    public synchronized boolean contracts(Changelog changelog) {
        try {
            return !ran(changelog, Phase.CONTRACT) && new Migration(changelog, engine).contracts(source);
        } catch (SQLException e) {
            throw Faults.of("tables of " + changelog.id(), e);
        }
    }

    /**
     * Runs the changelog to its end.
     *
     * @throws DataFault when a change fails; those before it stay
     */
    public void contract(Changelog changelog) {
        run(changelog, Phase.CONTRACT);
    }

    private synchronized boolean run(Changelog changelog, Phase phase) {
        long start = System.nanoTime();
        try {
            if (ran(changelog, phase)) {
                return false;
            }
            boolean some = new Migration(changelog, engine).run(source, phase);
            remember(changelog, phase);
            LOG.info("Tables of {} are ready after {} ms", changelog.id(), (System.nanoTime() - start) / 1_000_000);
            return some;
        } catch (SQLException e) {
            throw Faults.of("tables of " + changelog.id(), e);
        }
    }

    private boolean ran(Changelog changelog, Phase phase) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("select 1 from linli_schema where id = ? and digest = ?")) {
            query.setString(1, changelog.id() + phase.mark);
            query.setString(2, changelog.digest());
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (MISSING.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void remember(Changelog changelog, Phase phase) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try (Statement create = connection.createStatement()) {
                create.execute("create table linli_schema (id varchar(100) not null, digest varchar(64) not null, primary key (id, digest))");
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (!EXISTS.contains(e.getSQLState())) {
                    throw e;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into linli_schema (id, digest) values (?, ?)")) {
                insert.setString(1, changelog.id() + phase.mark);
                insert.setString(2, changelog.digest());
                insert.executeUpdate();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (!Faults.duplicate(e)) {
                    throw e;
                }
            }
        }
    }
}
