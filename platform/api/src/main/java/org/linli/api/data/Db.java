package org.linli.api.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * SQL within one transaction.
 *
 * <p>Statements are standard SQL that Derby and PostgreSQL both understand, with {@code ?} for values. Values may be null, text, integral
 * numbers, {@code BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code Instant} (kept to the microsecond), {@code byte[]} and enums (by
 * name). A duplicate key is a {@link DuplicateKey}, a lost wait for another transaction a {@link Contention},
 * a database that is away an {@link Unreachable}.
 *
 * <p>A statement that fails dooms the whole transaction, on every engine: where a row may exist already, use {@link #insertNew} or
 * {@link #upsert} instead of catching the failure.
 */
@ProviderType
public interface Db {

    /** The town whose data this container holds; the first column of every key. */
    String town();

    /** The database's clock, the same for all nodes, whatever their own say; to compare what several of them do. */
    Instant now();

    /** All rows, in the statement's order. */
    <T> List<T> list(String sql, Function<Row, T> reader, Object... values);

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, Function<Row, T> reader, Object... values);

    /**
     * The first row, if there is one, locked against change by others until the transaction ends.
     *
     * @param sql a plain {@code select … from <table> where <its primary key>}; the engine's words for the lock are added
     */
    <T> Optional<T> lock(String sql, Function<Row, T> reader, Object... values);

    /** Each row in turn, without holding them all in memory. */
    void each(String sql, Consumer<Row> reader, Object... values);

    /** Runs a change. @return how many rows it touched */
    int update(String sql, Object... values);

    /** Runs one change for many sets of values, in few round trips. @return the rows touched by each */
    int[] batch(String sql, Iterable<Object[]> values);

    /**
     * Inserts those rows that don't exist yet and leaves the others as they are.
     *
     * @param rows values in the order of the columns; no key twice
     * @return for each row whether it was inserted
     */
    boolean[] insertNew(String table, List<String> columns, Iterable<Object[]> rows);

    /**
     * Sets a row, whether it exists or not, safely under concurrency on every engine.
     *
     * @param change which table and columns
     * @param rows   for each row the key's values followed by the others', in the change's order; no key twice; columns that are added to
     *               hold no null
     */
    void upsert(Upsert change, Iterable<Object[]> rows);

    /**
     * Inserts many rows by the fastest way that the engine has (COPY on PostgreSQL).
     *
     * @param rows values in the order of the columns
     * @throws DuplicateKey when one of them exists; the transaction can't go on then
     */
    void load(String table, List<String> columns, Iterable<Object[]> rows);
}
