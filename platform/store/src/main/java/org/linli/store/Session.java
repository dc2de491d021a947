package org.linli.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One physical connection with the statements it has prepared, kept for the next transaction that says the same. */
final class Session {

    /** Rows sent in one go; more gain nothing and hold more memory. */
    static final int CHUNK = 1000;

    private static final int KEPT = 200;

    /** Work with a prepared statement. */
    interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final Values values = new Values();
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** A statement is lent to one user at a time, so a reader may run the same SQL again; after a failure it isn't kept. */
    <T> T use(String sql, Use<T> use) throws SQLException {
        PreparedStatement statement = idle.remove(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
        }
        boolean sound = false;
        try {
            T result = use.with(statement);
            sound = true;
            return result;
        } finally {
            if (sound) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    int update(String sql, Object... row) throws SQLException {
        return use(sql, statement -> {
            values.bind(statement, row);
            return statement.executeUpdate();
        });
    }

    /** @return the rows touched by each */
    int[] batch(String sql, List<Object[]> rows) throws SQLException {
        return use(sql, statement -> {
            for (Object[] row : rows) {
                values.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    void bind(PreparedStatement statement, Object[] row) throws SQLException {
        values.bind(statement, row);
    }

    Values values() {
        return values;
    }

    /** The rows in portions of {@link #CHUNK}. */
    static Iterable<List<Object[]>> chunks(Iterable<Object[]> rows) {
        return () -> new Iterator<>() {
            private final Iterator<Object[]> rest = rows.iterator();

            @Override
            public boolean hasNext() {
                return rest.hasNext();
            }

            @Override
            public List<Object[]> next() {
                List<Object[]> chunk = new ArrayList<>();
                do {
                    chunk.add(rest.next());
                } while (chunk.size() < CHUNK && rest.hasNext());
                return chunk;
            }
        };
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (idle.size() > KEPT) {
            Iterator<PreparedStatement> eldest = idle.values().iterator();
            PreparedStatement gone = eldest.next();
            eldest.remove();
            gone.close();
        }
    }
}
