package org.linli.api.pages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.api.Page;
import org.linli.api.Text;

/**
 * A table that a page shows line by line and that is downloaded whole, as it is filtered and in the order that it is shown in.
 *
 * @param name    what a download's file is called, plain letters and hyphens
 * @param none    what is said where there is no line
 * @param lines   where its lines come from
 * @param persons whether its lines are about persons, so that the audit says who takes it as a file
 */
public record Table<T>(String name, Text title, List<Column<T>> columns, Text none, Lines<T> lines, boolean persons) {

    /** How many lines a page shows. */
    public static final int PAGE = 50;
    /** Of a list that is read by cursor, how many lines are put into another order than its own at most. */
    public static final int SORTED = 2_000;

    /** Where the lines of a table come from. */
    public interface Lines<T> {

        /** Some of them. @param after the cursor of the page before; null for the first */
        Page<T> page(String after, int limit);

        /** The order that they are in, as addresses name it ({@link Sort#name}); null for one that no column tells. */
        String order();

        /** The same in another order; empty where they are too many for it. */
        Optional<Lines<T>> sorted(Sort<T> sort);
    }

    /** An order. @param language of the reader, whose texts are put in order */
    public record Sort<T>(Column<T> column, boolean falling, Locale language) {

        public Sort {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(language, "language");
        }

        /** As addresses name it: the column's id, behind a hyphen where it falls. */
        public String name() {
            return falling ? "-" + column.id() : column.id();
        }

        /** The other way round. */
        public Sort<T> turned() {
            return new Sort<>(column, !falling, language);
        }
    }

    public Table {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(none, "none");
        Objects.requireNonNull(lines, "lines");
        columns = List.copyOf(columns);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a table's name: " + name);
        }
    }

    /** A table whose lines aren't about persons. */
    public Table(String name, Text title, List<Column<T>> columns, Text none, Lines<T> lines) {
        this(name, title, columns, none, lines, false);
    }

    /** The same, whose lines are about persons. */
    public Table<T> ofPersons() {
        return new Table<>(name, title, columns, none, lines, true);
    }

    /** An order as addresses name it; empty for none, and where no column sorts by that name. */
    public Optional<Sort<T>> sort(String name, Locale language) {
        if (name == null) {
            return Optional.empty();
        }
        boolean falling = name.startsWith("-");
        String id = falling ? name.substring(1) : name;
        return columns.stream().filter(column -> column.id().equals(id) && column.sorts()).findFirst().map(column -> new Sort<>(column, falling, language));
    }

    /** A list that is there as a whole, in the order of any column. */
    public static <T> Lines<T> all(List<T> all) {
        return new WholeLines<>(all, null);
    }

    /**
     * A way to read a list by cursor, whatever its length.
     *
     * @param order the order that it reads in, as addresses name it ({@link Sort#name}); null for one that no column tells
     * @param read  a page after a cursor, of at most so many
     */
    public record Reading<R>(String order, BiFunction<String, Integer, Page<R>> read) {

        public Reading {
            Objects.requireNonNull(read, "read");
        }
    }

    /** A list that is read by cursor, in its own order; in that of any column if it ends within {@link #SORTED}. @param read a page after a cursor, of at most so many */
    public static <T> Lines<T> read(BiFunction<String, Integer, Page<T>> read) {
        return read((String) null, read);
    }

    /** The same where a column tells the list's own order. @param order as addresses name it: the column's id, behind a hyphen where it falls */
    public static <T> Lines<T> read(String order, BiFunction<String, Integer, Page<T>> read) {
        return read(order, read, Function.identity());
    }

    /** The same of what lines are made of only once they are shown or sorted, so that little is lost where they are too many. @param lines makes those of a page */
    public static <R, T> Lines<T> read(String order, BiFunction<String, Integer, Page<R>> read, Function<Page<R>, Page<T>> lines) {
        return read(List.of(new Reading<>(order, read)), lines);
    }

    /** The same of a list that is read from both ends. @param orders the columns that tell its own order, the first one where nobody asks @param turned reads it the other way round */
    public static <R, T> Lines<T> read(List<String> orders, BiFunction<String, Integer, Page<R>> read, BiFunction<String, Integer, Page<R>> turned,
                                       Function<Page<R>, Page<T>> lines) {
        return read(Stream.concat(orders.stream().map(order -> new Reading<>(order, read)), orders.stream().map(order -> new Reading<>(turned(order), turned))).toList(),
            lines);
    }

    /** The same of a list that is read in several orders. @param readings the first one where nobody asks */
    public static <R, T> Lines<T> read(List<Reading<R>> readings, Function<Page<R>, Page<T>> lines) {
        return new ReadLines<>(readings, lines);
    }

    private static String turned(String order) {
        return order.startsWith("-") ? order.substring(1) : "-" + order;
    }
}
