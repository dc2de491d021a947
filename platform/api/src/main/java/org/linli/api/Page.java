package org.linli.api;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One page of a list that is read by cursor.
 *
 * @param items what stands on this page, at most as many as were asked for
 * @param next  the cursor to hand in as {@code after} for the next page; null on the last
 */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page cut from a list that was read with one row more than asked for, so that the end is known without a second query.
     *
     * @param rows   at most {@code limit + 1} rows in order
     * @param limit  how many a page holds, at least 1
     * @param cursor the cursor of a row
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), Objects.requireNonNull(cursor.apply(rows.get(limit - 1))));
    }

    /** The same page with each item shown another way. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
