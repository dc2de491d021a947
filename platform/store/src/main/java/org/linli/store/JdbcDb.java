package org.linli.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.linli.api.data.DataFault;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Upsert;

/** SQL by JDBC within one transaction. */
final class JdbcDb implements Db {

    /** Rows that PostgreSQL sends at a time where a result is streamed. */
    private static final int FETCH = 500;

    private interface Work<T> {
        T run() throws SQLException;
    }

    private final Transaction transaction;
    private final Session session;
    private final Engine engine;
    private final String town;

    JdbcDb(Transaction transaction, Session session, Engine engine, String town) {
        this.transaction = transaction;
        this.session = session;
        this.engine = engine;
        this.town = town;
    }

    @Override
    public String town() {
        return town;
    }

    @Override
    public Instant now() {
        return reading("the clock", () -> engine.now(session));
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> reader, Object... values) {
        return reading(sql, () -> query(sql, 0, values, rows -> {
            List<T> list = new ArrayList<>();
            Row row = new JdbcRow(rows, session.values());
            while (rows.next()) {
                list.add(reader.apply(row));
            }
            return list;
        }));
    }

    @Override
    public <T> Optional<T> first(String sql, Function<Row, T> reader, Object... values) {
        return reading(sql, () -> query(sql, 0, values, rows -> firstOf(rows, reader)));
    }

    @Override
    public void each(String sql, Consumer<Row> reader, Object... values) {
        transaction.together();
        reading(sql, () -> query(sql, FETCH, values, rows -> {
            Row row = new JdbcRow(rows, session.values());
            while (rows.next()) {
                reader.accept(row);
            }
            return null;
        }));
    }

    @Override
    public <T> Optional<T> lock(String sql, Function<Row, T> reader, Object... values) {
        String locking = engine.locking(sql);
        return writing(locking, () -> query(locking, 0, values, rows -> firstOf(rows, reader)));
    }

    @Override
    public int update(String sql, Object... values) {
        return writing(sql, () -> session.update(sql, values));
    }

    @Override
    public int[] batch(String sql, Iterable<Object[]> values) {
        return writing(sql, () -> {
            int[] all = new int[0];
            for (List<Object[]> chunk : Session.chunks(values)) {
                int[] touched = session.batch(sql, chunk);
                int before = all.length;
                all = Arrays.copyOf(all, before + touched.length);
                System.arraycopy(touched, 0, all, before, touched.length);
            }
            return all;
        });
    }

    @Override
    public boolean[] insertNew(String table, List<String> columns, Iterable<Object[]> rows) {
        return writing("insert into " + table, () -> engine.insertNew(session, table, columns, transaction.bringing(table, rows)));
    }

    @Override
    public void upsert(Upsert change, Iterable<Object[]> rows) {
        writing("upsert into " + change.table(), () -> {
            engine.upsert(session, change, transaction.bringing(change.table(), rows));
            return null;
        });
    }

    @Override
    public void load(String table, List<String> columns, Iterable<Object[]> rows) {
        writing("load into " + table, () -> {
            engine.load(session, table, columns, transaction.bringing(table, rows));
            return null;
        });
    }

    private interface Results<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, int fetch, Object[] values, Results<T> results) throws SQLException {
        return session.use(sql, statement -> {
            session.bind(statement, values);
            statement.setFetchSize(fetch);
            try (ResultSet rows = statement.executeQuery()) {
                return results.read(rows);
            }
        });
    }

    private <T> Optional<T> firstOf(ResultSet rows, Function<Row, T> reader) throws SQLException {
        return rows.next() ? Optional.ofNullable(reader.apply(new JdbcRow(rows, session.values()))) : Optional.empty();
    }

    private <T> T writing(String sql, Work<T> work) {
        if (!transaction.writes()) {
            throw new IllegalStateException("a transaction that only reads was asked to write: " + sql);
        }
        return reading(sql, work);
    }

    private <T> T reading(String sql, Work<T> work) {
        transaction.requireSound();
        try {
            return work.run();
        } catch (SQLException e) {
            DataFault fault = Faults.of(sql, e);
            transaction.doom(fault);
            throw fault;
        } catch (RuntimeException e) {
            // a value that can't be bound, or a reader that failed: not every engine is untouched then
            transaction.doom(e);
            throw e;
        }
    }
}
