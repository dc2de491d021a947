package org.linli.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.core.PostgresDatabase;
import org.linli.api.data.Upsert;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL on a server of the town's. */
final class PostgreSql implements Engine {

    static final String PREFIX = "jdbc:postgresql:";

    private static final int USUAL_PORT = 5432;

    /** Key of the advisory lock: "linli" as a number. */
    private static final long MIGRATIONS = 0x6c_69_6e_6c_69L;

    /** A table that is more than four times as large as when it was last looked at. */
    private static final String GROWN = "select 1 from pg_class where oid = to_regclass(?)"
            + " and pg_relation_size(oid) > 4 * relpages * current_setting('block_size')::bigint";

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final ColumnArrays arrays = new ColumnArrays();

    PostgreSql(Settings settings) {
        source.setUrl(settings.url());
        source.setReWriteBatchedInserts(true);
        if (settings.user() != null) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
        if (source.getApplicationName() == null) {
            source.setApplicationName("linli");
        }
    }

    @Override
    public DataSource source() {
        return source;
    }

    /** The same wait as Derby's. */
    @Override
    public String greeting() {
        return "set lock_timeout = '20s'";
    }

    /** Its server does that. */
    @Override
    public void open() {
    }

    /** Its server may be starting beside us. */
    @Override
    public long patience() {
        return 60_000;
    }

    @Override
    public long connectionLife() {
        return 30 * 60 * 1000L;
    }

    @Override
    public boolean readsAlone() {
        return true;
    }

    @Override
    public String locking(String select) {
        return select + " for update";
    }

    @Override
    public void upsert(Session session, Upsert change, Iterable<Object[]> rows) throws SQLException {
        UpsertSql parts = new UpsertSql(change);
        String sets = change.set().stream()
                .map(c -> c + " = " + (change.added().contains(c) ? change.table() + "." + c + " + " : "") + "excluded." + c)
                .collect(Collectors.joining(", "));
        List<String> types = arrays.types(session, change.table(), parts.columns());
        String sql = "insert into " + change.table() + " (" + String.join(", ", parts.columns()) + ") " + ColumnArrays.select(types)
                + " on conflict (" + String.join(", ", change.key()) + ") do "
                + (parts.changes() ? "update set " + sets : "nothing");
        for (List<Object[]> chunk : Session.chunks(parts.sorted(rows))) {
            ColumnArrays.run(session, sql, types, chunk);
        }
    }

    /** A select instead of values, because the driver folds values into one statement and then can't say which rows went in. */
    @Override
    public boolean[] insertNew(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException {
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + " on conflict do nothing";
        List<int[]> counts = new ArrayList<>();
        for (List<Object[]> chunk : Session.chunks(rows)) {
            counts.add(session.batch(sql, chunk));
        }
        boolean[] inserted = new boolean[counts.stream().mapToInt(c -> c.length).sum()];
        int at = 0;
        for (int[] chunk : counts) {
            for (int count : chunk) {
                inserted[at++] = count == 1;
            }
        }
        return inserted;
    }

    @Override
    public void load(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException {
        new Copy(session.connection().unwrap(PGConnection.class).getCopyAPI(), table, columns).send(rows);
    }

    @Override
    public Instant now(Session session) throws SQLException {
        return session.use("select clock_timestamp()", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return session.values().instant(rows, 1);
            }
        });
    }

    /**
     * A plan made while a table was empty takes any index that holds the columns, and reads more of it with every row that is added;
     * autovacuum comes round once a minute, which is too late for an import. New statistics also end the plans that were kept.
     */
    @Override
    public void renewStatistics(Session session, Set<String> tables) throws SQLException {
        for (String table : tables) {
            if (grown(session, table)) {
                session.update("analyze (skip_locked) " + table);
            }
        }
    }

    private static boolean grown(Session session, String table) throws SQLException {
        return session.use(GROWN, statement -> {
            session.bind(statement, new Object[] {table});
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    @Override
    public Turn turn() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + MIGRATIONS + ")");
            return connection::close;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public AbstractJdbcDatabase dialect() {
        return new PostgresDatabase() {
            @Override
            public boolean isReservedWord(String name) {
                return false;
            }
        };
    }

    /** Room on each page for the next state of its rows: an update then stays on the page and leaves the index alone, at less than half the cost. */
    @Override
    public Map<String, String> changelogWords() {
        return Map.of("clob", "text", "blob", "bytea", "updatedOften", " with (fillfactor = 70)");
    }

    @Override
    public String address() {
        return source.getServerNames()[0] + ":" + port() + "/" + source.getDatabaseName();
    }

    private int port() {
        int given = source.getPortNumbers()[0];
        return given == 0 ? USUAL_PORT : given;
    }

    @Override
    public long bytes(Statement statement) throws SQLException {
        try (ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    /** A copy made over our connections would be neither quicker nor safer than the one by its own tool. */
    @Override
    public void backUp(Connection connection, Path folder) {
        throw new UnsupportedOperationException(command());
    }

    @Override
    public String command() {
        return "pg_dump -Fc -h " + source.getServerNames()[0] + " -p " + port() + " -U " + source.getUser() + " -d " + source.getDatabaseName()
                + " -f linli.dump";
    }

    @Override
    public void close() {
        // the server lives on without us
    }
}
