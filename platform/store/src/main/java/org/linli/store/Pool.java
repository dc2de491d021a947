package org.linli.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Unreachable;

/** The pooled connections, each with the statements prepared on it. */
final class Pool implements AutoCloseable {

    /** How long a caller waits for a free connection, in milliseconds. */
    private static final long WAIT = 20_000;

    /**
     * A connection lent to one transaction.
     *
     * @param connection the pool's, to commit and give back
     * @param session    the statements of the physical one behind it
     */
    record Lease(Connection connection, Session session) {
    }

    private final HikariDataSource source;
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();
    private final Reach reach;

    Pool(Engine engine, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("linli");
        config.setDataSource(engine.source());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(engine.greeting());
        config.setMaxLifetime(engine.connectionLife());
        config.setInitializationFailTimeout(engine.patience());
        config.setConnectionTimeout(WAIT);
        source = new HikariDataSource(config);
        reach = new Reach(() -> source.getConnection().close());
    }

    DataSource source() {
        return source;
    }

    Lease lease() {
        return reach.along(() -> {
            Connection connection = source.getConnection();
            return new Lease(connection, session(connection.unwrap(Connection.class)));
        });
    }

    /** Somebody's work is done. */
    void served() {
        reach.found();
    }

    /** Somebody's connection is gone. */
    void lost(Unreachable cause) {
        reach.lost(cause);
    }

    private Session session(Connection physical) throws SQLException {
        Session known = sessions.get(physical);
        if (known != null) {
            return known;
        }
        for (Connection old : sessions.keySet()) {
            if (old.isClosed()) {
                sessions.remove(old);
            }
        }
        Session session = new Session(physical);
        sessions.put(physical, session);
        return session;
    }

    TownDatabase.Connections connections() {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return new TownDatabase.Connections(pool.getActiveConnections(), pool.getIdleConnections(), pool.getThreadsAwaitingConnection(),
                source.getMaximumPoolSize());
    }

    @Override
    public void close() {
        reach.close();
        source.close();
        sessions.clear();
    }
}
