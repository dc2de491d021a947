package org.linli.api.pages;

import java.util.List;
import java.util.Optional;
import org.linli.api.Page;

/** The lines of a list that is in memory; its cursor tells how many stand before. */
record WholeLines<T>(List<T> all, String order) implements Table.Lines<T> {

    private static final String CURSOR = "line-";

    WholeLines {
        all = List.copyOf(all);
    }

    /** Whether a cursor is of such lines. */
    static boolean place(String cursor) {
        return cursor != null && cursor.matches(CURSOR + "[0-9]{1,9}");
    }

    @Override
    public Page<T> page(String after, int limit) {
        // whoever changes the address by hand begins at the first line
        int from = place(after) ? Math.min(Integer.parseInt(after.substring(CURSOR.length())), all.size()) : 0;
        int to = all.size() - from > limit ? from + limit : all.size();
        return new Page<>(all.subList(from, to), to < all.size() ? CURSOR + to : null);
    }

    @Override
    public Optional<Table.Lines<T>> sorted(Table.Sort<T> sort) {
        return Optional.of(new WholeLines<>(new LineOrder<>(sort).of(all), sort.name()));
    }
}
