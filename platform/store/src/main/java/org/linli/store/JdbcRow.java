package org.linli.store;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.linli.api.data.Row;

/** The row on which a JDBC result stands. */
final class JdbcRow implements Row {

    private interface Getter<T> {
        T get() throws SQLException;
    }

    private final ResultSet row;
    private final Values values;

    JdbcRow(ResultSet row, Values values) {
        this.row = row;
        this.values = values;
    }

    @Override
    public String text(int column) {
        return read(() -> row.getString(column));
    }

    @Override
    public int integer(int column) {
        return read(() -> row.getInt(column));
    }

    @Override
    public long number(int column) {
        return read(() -> row.getLong(column));
    }

    /** Not by getObject: Derby hands a large object out once, and the value may be asked for afterwards. */
    @Override
    public boolean missing(int column) {
        return read(() -> row.getMetaData().getColumnType(column) == Types.BLOB ? row.getBytes(column) : row.getString(column)) == null;
    }

    @Override
    public BigDecimal decimal(int column) {
        return read(() -> row.getBigDecimal(column));
    }

    @Override
    public boolean flag(int column) {
        return read(() -> row.getBoolean(column));
    }

    @Override
    public LocalDate date(int column) {
        Date date = read(() -> row.getDate(column));
        return date == null ? null : date.toLocalDate();
    }

    @Override
    public Instant instant(int column) {
        return read(() -> values.instant(row, column));
    }

    @Override
    public byte[] bytes(int column) {
        return read(() -> row.getBytes(column));
    }

    private static <T> T read(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw Faults.of("reading a row", e);
        }
    }
}
