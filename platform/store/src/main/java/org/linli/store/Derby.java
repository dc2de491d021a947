package org.linli.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.core.DerbyDatabase;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.linli.api.data.DataFault;
import org.linli.api.data.Upsert;

/** Apache Derby within this process. */
final class Derby implements Engine {

    static final String PREFIX = "jdbc:derby:";

    static final Map<String, String> WORDS = Map.of("clob", "clob", "blob", "blob", "updatedOften", "");

    /** SQLState of a database that was ended as asked. */
    private static final String ENDED = "08006";

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final String database;

    Derby(Settings settings) {
        String[] parts = settings.url().substring(PREFIX.length()).split(";", 2);
        database = parts[0];
        tune();
        source.setDatabaseName(database);
        if (parts.length > 1) {
            source.setConnectionAttributes(parts[1]);
        }
        if (!settings.url().contains(";createFrom=")) {
            source.setCreateDatabase("create");
        }
        if (settings.user() != null) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
    }

    /** Only takes effect before the first database of the process boots; what an operator has set stays. */
    private void tune() {
        if (database.startsWith("memory:")) {
            property("derby.stream.error.method", NoLog.class.getName() + ".open");
        } else {
            property("derby.stream.error.file", folder().resolve("derby.log").toString());
            tuneLog();
        }
        // 6,000 pages of 4 kB: 24 MB of the 512 MB heap, enough for the upper levels of every index of 10 M entries
        property("derby.storage.pageCacheSize", "6000");
        // ask soon whether waiting transactions wait for each other, and give up before a caller's HTTP client does
        property("derby.locks.deadlockTimeout", "1");
        property("derby.locks.waitTimeout", "20");
        // an import of 5,000 rows must not lock out readers of the whole table
        property("derby.locks.escalationThreshold", "20000");
        property("derby.language.statementCache.size", "400");
    }

    /** Not of one in memory, which keeps its log there, as large as it may grow, until the process ends. */
    private static void tuneLog() {
        // a bulk import would write its log in small pieces; a commit is durable all the same
        property("derby.storage.logBufferSize", "1048576");
        // a checkpoint writes every changed page: seldom enough for imports, often enough to be back from a power failure within seconds
        property("derby.storage.checkpointInterval", "67108864");
        property("derby.storage.logSwitchInterval", "16777216");
    }

    private Path folder() {
        try {
            return Files.createDirectories(Path.of(database).toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new DataFault("the data folder of " + database + " can't be made", e);
        }
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** A database that was killed first brings its log to an end, which takes longer than anybody waits for a connection of a pool. */
    @Override
    public void open() {
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            throw Faults.of("opening the database " + database, e);
        }
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public String greeting() {
        return null;
    }

    /** It answers at once or never. */
    @Override
    public long patience() {
        return 1;
    }

    @Override
    public long connectionLife() {
        return 0;
    }

    @Override
    public boolean readsAlone() {
        return false;
    }

    /** At read committed Derby gives an update lock back when the cursor moves on; only repeatable read (RS) keeps it. */
    @Override
    public String locking(String select) {
        return select + " for update with rs";
    }

    /**
     * No MERGE: Derby's loses committed updates under concurrency (266 of 71,936 measured). And row by row in the order of the keys: of two who
     * first update what is there and then insert the rest, each can come to wait for the other.
     */
    @Override
    public void upsert(Session session, Upsert change, Iterable<Object[]> rows) throws SQLException {
        UpsertSql sql = new UpsertSql(change);
        List<Object[]> sorted = sql.sorted(rows);
        if (!sql.changes()) {
            insert(session, sql.insert(), sorted);
            return;
        }
        session.use(sql.update(), update -> session.use(sql.insert(), insert -> {
            for (Object[] row : sorted) {
                Object[] turned = sql.forUpdate(row);
                if (!done(session, update, turned) && !inserted(session, insert, row) && !done(session, update, turned)) {
                    throw new SQLException("a row of " + change.table() + " was deleted meanwhile", "40001");
                }
            }
            return null;
        }));
    }

    private static boolean done(Session session, PreparedStatement statement, Object[] row) throws SQLException {
        session.bind(statement, row);
        return statement.executeUpdate() == 1;
    }

    /** A failed row undoes only itself. */
    private static boolean inserted(Session session, PreparedStatement insert, Object[] row) throws SQLException {
        try {
            return done(session, insert, row);
        } catch (SQLException e) {
            if (!Faults.duplicate(e)) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public boolean[] insertNew(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException {
        String sql = UpsertSql.insert(table, columns);
        boolean[] all = new boolean[0];
        for (List<Object[]> chunk : Session.chunks(rows)) {
            boolean[] inserted = insert(session, sql, chunk);
            int before = all.length;
            all = Arrays.copyOf(all, before + inserted.length);
            System.arraycopy(inserted, 0, all, before, inserted.length);
        }
        return all;
    }

    /** A failed row undoes only itself and ends the batch there; the rest goes on behind it. */
    private static boolean[] insert(Session session, String sql, List<Object[]> rows) throws SQLException {
        boolean[] inserted = new boolean[rows.size()];
        int next = 0;
        while (next < rows.size()) {
            try {
                session.batch(sql, rows.subList(next, rows.size()));
                Arrays.fill(inserted, next, rows.size(), true);
                next = rows.size();
            } catch (BatchUpdateException e) {
                if (!Faults.duplicate(e)) {
                    throw e;
                }
                int done = e.getUpdateCounts().length;
                Arrays.fill(inserted, next, next + done, true);
                next += done + 1;
            }
        }
        return inserted;
    }

    @Override
    public void load(Session session, String table, List<String> columns, Iterable<Object[]> rows) throws SQLException {
        String sql = UpsertSql.insert(table, columns);
        for (List<Object[]> chunk : Session.chunks(rows)) {
            session.batch(sql, chunk);
        }
    }

    /** It has that of this machine. */
    @Override
    public Instant now(Session session) {
        return Values.micros(Instant.now());
    }

    /** Nothing: its plans come out the same with statistics and without, or are told by hints. */
    @Override
    public void renewStatistics(Session session, Set<String> tables) {
        // its plans need none
    }

    /** Only one process can have the database open. */
    @Override
    public Turn turn() {
        return () -> { };
    }

    @Override
    public AbstractJdbcDatabase dialect() {
        DerbyDatabase dialect = new DerbyDatabase() {
            @Override
            public boolean isReservedWord(String name) {
                return false;
            }
        };
        dialect.setShutdownEmbeddedDerby(false);
        return dialect;
    }

    @Override
    public Map<String, String> changelogWords() {
        return WORDS;
    }

    @Override
    public String address() {
        return database;
    }

    @Override
    public long bytes(Statement statement) {
        return database.startsWith("memory:") ? 0 : bytes(new File(database));
    }

    /** Files come and go meanwhile; one that is gone takes nothing. */
    private static long bytes(File file) {
        File[] inside = file.listFiles();
        return inside == null ? file.length() : Arrays.stream(inside).mapToLong(Derby::bytes).sum();
    }

    /** Derby keeps the database open for everybody meanwhile, and what is written then goes into the copy by its log. */
    @Override
    public void backUp(Connection connection, Path folder) throws SQLException {
        try (CallableStatement copy = connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
            copy.setString(1, folder.toString());
            copy.execute();
        }
        connection.commit();
    }

    @Override
    public String command() {
        return null;
    }

    @Override
    public void close() {
        EmbeddedDataSource end = new EmbeddedDataSource();
        end.setDatabaseName(database);
        end.setShutdownDatabase("shutdown");
        try {
            end.getConnection().close();
        } catch (SQLException e) {
            if (!ENDED.equals(e.getSQLState())) {
                throw new DataFault("ending the database " + database, e);
            }
        }
    }
}
