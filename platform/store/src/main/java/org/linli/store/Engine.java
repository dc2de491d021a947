package org.linli.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.database.AbstractJdbcDatabase;
import org.linli.api.data.Upsert;

/** One sort of database: everything that isn't portable SQL stands behind this. */
interface Engine extends AutoCloseable {

    /** The engine of the settings' address. */
    static Engine of(Settings settings) {
        if (settings.url().startsWith(Derby.PREFIX)) {
            return new Derby(settings);
        }
        if (settings.url().startsWith(PostgreSql.PREFIX)) {
            return new PostgreSql(settings);
        }
        throw new IllegalArgumentException("url must begin with " + Derby.PREFIX + " or " + PostgreSql.PREFIX + ", not '" + settings.url() + "'");
    }

    /** Makes the database ready for connections, however long that takes. */
    void open();

    /** Connections that aren't pooled. */
    DataSource source();

    /** What every new connection runs first; null for nothing. */
    String greeting();

    /** How long it may take to answer when we start, in milliseconds. */
    long patience();

    /** How long a pooled connection lives, in milliseconds; 0 for ever. */
    long connectionLife();

    /**
     * Whether what only reads had better be a row of single statements than a transaction. Each sees what was committed when it began, either way,
     * but where the database is another process, the end of a transaction costs a way there and back.
     */
    boolean readsAlone();

    /** The select, so that the rows it reads stay locked until the transaction ends. */
    String locking(String select);

    /** Its clock. */
    Instant now(Session session) throws SQLException;

    void upsert(Session session, Upsert change, Iterable<Object[]> rows) throws SQLException;

    boolean[] insertNew(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException;

    void load(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException;

    /**
     * Makes the planner's knowledge of tables that many rows came into true again, where it has grown stale; in a transaction of its own,
     * which the caller commits.
     */
    void renewStatistics(Session session, Set<String> tables) throws SQLException;

    /** What a node holds while it migrates, so that no other does; it ends with the process, however that ends. */
    interface Turn extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Waits until no other node migrates. */
    Turn turn() throws SQLException;

    /** Its dialect for migrations; names are never quoted, so that a column is called the same in a changelog and in a statement. */
    AbstractJdbcDatabase dialect();

    /** What changelogs leave to the engine, by the name they use for it: column types, and how a table is made whose rows change often. */
    Map<String, String> changelogWords();

    /** Where it is, without who signs in to it. */
    String address();

    /** What it takes on its disk. */
    long bytes(Statement statement) throws SQLException;

    /** Copies it into a folder that isn't there yet, while everybody works on. */
    void backUp(Connection connection, Path folder) throws SQLException;

    /** The command by which operators back it up; null where {@link #backUp} does it. */
    String command();

    /** Ends the database where it runs in this process. */
    @Override
    void close();
}
