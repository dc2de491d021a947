package org.linli.api.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linli.api.Page;
import org.linli.api.rest.Limits;

/**
 * The lines of a list that is read by cursor; what it takes to sort them is bounded, however many there are.
 *
 * @param turned reads it from its other end; null where nothing does
 * @param lines  makes the lines of what was read
 * @param orders the names of the order that they are in, the first one as the one that they were asked for in; none where no column tells it
 */
record ReadLines<R, T>(BiFunction<String, Integer, Page<R>> read, BiFunction<String, Integer, Page<R>> turned, Function<Page<R>, Page<T>> lines, List<String> orders)
    implements Table.Lines<T> {

    @Override
    public Page<T> page(String after, int limit) {
        // a place among lines that were sorted, until they became too many for it, is none of the list's own cursors
        return lines.apply(read.apply(WholeLines.place(after) ? null : after, limit));
    }

    ReadLines {
        orders = List.copyOf(orders);
    }

    @Override
    public String order() {
        return orders.isEmpty() ? null : orders.get(0);
    }

    @Override
    public Optional<Table.Lines<T>> sorted(Table.Sort<T> sort) {
        if (orders.contains(sort.name())) {
            return Optional.of(new ReadLines<>(read, turned, lines, List.of(sort.name())));
        }
        boolean backwards = orders.contains(sort.turned().name());
        return backwards && turned != null ? Optional.of(new ReadLines<>(turned, read, lines, List.of(sort.name())))
            : whole().map(all -> new WholeLines<>(backwards ? backwards(all) : new LineOrder<>(sort).of(all), sort.name()));
    }

    /** All of them; empty where they don't end soon. */
    private Optional<List<T>> whole() {
        List<Page<R>> pages = new ArrayList<>();
        String after = null;
        do {
            Page<R> page = read.apply(after, Limits.MOST);
            pages.add(page);
            after = page.next();
        } while (after != null && pages.size() < Table.SORTED / Limits.MOST);
        return after == null ? Optional.of(pages.stream().flatMap(page -> lines.apply(page).items().stream()).toList()) : Optional.empty();
    }

    private static <T> List<T> backwards(List<T> all) {
        List<T> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        return turned;
    }
}
