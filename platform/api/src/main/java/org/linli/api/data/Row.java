package org.linli.api.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** The current row of a result; columns are counted from 1. */
@ProviderType
public interface Row {

    /** The text, or null. */
    String text(int column);

    /** The number; 0 where the column is null. */
    int integer(int column);

    /** The number; 0 where the column is null. */
    long number(int column);

    /** Whether the column is null. */
    boolean missing(int column);

    /** The exact decimal, or null. */
    BigDecimal decimal(int column);

    /** The truth value; false where the column is null. */
    boolean flag(int column);

    /** The date, or null. */
    LocalDate date(int column);

    /** The instant (stored as UTC), or null. */
    Instant instant(int column);

    /** The bytes, or null. */
    byte[] bytes(int column);

    /** The constant of that name, or null. */
    default <E extends Enum<E>> E constant(int column, Class<E> type) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }
}
