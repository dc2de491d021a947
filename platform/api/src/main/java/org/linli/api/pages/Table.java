package org.linli.api.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linli.api.Page;
import org.linli.api.Text;

/**
 * A table that a page shows line by line and that is downloaded whole, as it is filtered.
 *
 * @param name    what a download's file is called, plain letters and hyphens
 * @param none    what is said where there is no line
 * @param lines   where its lines come from
 */
public record Table<T>(String name, Text title, List<Column<T>> columns, Text none, Lines<T> lines) {

    /** How many lines a page shows. */
    public static final int PAGE = 50;

    /** Where the lines of a table come from. */
    public interface Lines<T> {

        /** Some of them. @param after the cursor of the page before; null for the first @param sort null for the table's own order */
        Page<T> page(Sort<T> sort, String after, int limit);

        /** Whether they can be had in the order of any column. */
        boolean sorts();
    }

    /** An order. */
    public record Sort<T>(Column<T> column, boolean falling) {
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

    /** A list that is there as a whole, in the order of any column. */
    public static <T> Lines<T> all(List<T> all) {
        return new Lines<>() {

            @Override
            public Page<T> page(Sort<T> sort, String after, int limit) {
                List<T> ordered = sort == null ? all : all.stream().sorted(order(sort)).toList();
                // whoever changes the address by hand begins at the first line
                int from = after == null || !after.matches("[0-9]{1,9}") ? 0 : Math.min(Integer.parseInt(after), ordered.size());
                int to = Math.min(from + limit, ordered.size());
                return new Page<>(ordered.subList(from, to), to < ordered.size() ? String.valueOf(to) : null);
            }

            @Override
            public boolean sorts() {
                return true;
            }
        };
    }

    /** A list that is read by cursor, in its own order. @param read a page after a cursor, of at most so many */
    public static <T> Lines<T> read(BiFunction<String, Integer, Page<T>> read) {
        return new Lines<>() {

            @Override
            public Page<T> page(Sort<T> sort, String after, int limit) {
                return read.apply(after, limit);
            }

            @Override
            public boolean sorts() {
                return false;
            }
        };
    }

    private static <T> Comparator<T> order(Sort<T> sort) {
        Function<T, Object> value = sort.column().value();
        Comparator<T> rising = Comparator.comparing(value, Comparator.nullsFirst(Table::compare));
        return sort.falling() ? rising.reversed() : rising;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        if (one instanceof Text text && other instanceof Text with) {
            return text.zh().compareTo(with.zh());
        }
        return one instanceof Comparable<?> && one.getClass() == other.getClass() ? ((Comparable<Object>) one).compareTo(other)
            : String.valueOf(one).compareTo(String.valueOf(other));
    }
}
