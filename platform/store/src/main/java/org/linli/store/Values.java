package org.linli.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.TimeZone;

/** How our values become JDBC's, the same on every engine; for one thread at a time. */
final class Values {

    private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));

    void bind(PreparedStatement statement, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            bind(statement, i + 1, row[i]);
        }
    }

    private void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(at, text);
        } else if (value == null) {
            statement.setObject(at, null);
        } else if (value instanceof Long number) {
            statement.setLong(at, number);
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            statement.setInt(at, ((Number) value).intValue());
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(at, decimal);
        } else if (value instanceof Instant instant) {
            statement.setTimestamp(at, Timestamp.from(micros(instant)), utc);
        } else if (value instanceof LocalDate date) {
            statement.setDate(at, Date.valueOf(date));
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(at, flag);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(at, constant.name());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(at, bytes);
        } else if (value instanceof BigInteger whole) {
            statement.setBigDecimal(at, new BigDecimal(whole));
        } else {
            throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
        }
    }

    Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp stored = row.getTimestamp(column, utc);
        return stored == null ? null : stored.toInstant();
    }

    /** PostgreSQL rounds to microseconds and Derby keeps nanoseconds; cut off, both hold the same. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
