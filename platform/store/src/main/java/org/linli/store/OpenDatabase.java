package org.linli.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.data.TownDatabase;

/** The database as it stands, and copies of it. */
final class OpenDatabase implements TownDatabase {

    /** Liquibase's own record of what has run. */
    private static final String CHANGES = "select count(*) from databasechangelog";
    private static final String LATEST = "select id, filename, dateexecuted from databasechangelog order by orderexecuted desc fetch first 5 rows only";

    private final Engine engine;
    private final Pool pool;

    OpenDatabase(Engine engine, Pool pool) {
        this.engine = engine;
        this.pool = pool;
    }

    @Override
    public Condition condition() {
        Connections connections = pool.connections();
        try (Connection connection = pool.source().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            try (Statement statement = connection.createStatement()) {
                return new Condition(about.getDatabaseProductName(), about.getDatabaseProductVersion(), engine.command() == null, engine.address(),
                        engine.bytes(statement), connections, count(statement), latest(statement));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw Faults.of("asking how the database stands", e);
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(CHANGES)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<Change> latest(Statement statement) throws SQLException {
        List<Change> latest = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(LATEST)) {
            while (rows.next()) {
                latest.add(new Change(rows.getString(1), rows.getString(2), rows.getTimestamp(3).toInstant()));
            }
        }
        return latest;
    }

    @Override
    public void backUp(Path folder) {
        try (Connection connection = pool.source().getConnection()) {
            engine.backUp(connection, folder);
        } catch (SQLException e) {
            throw Faults.of("copying the database to " + folder, e);
        }
    }

    @Override
    public String command() {
        return engine.command();
    }
}
