package org.linli.api.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.api.Page;
import org.linli.api.rest.Limits;

/**
 * The lines of a list that is read by cursor; what it takes to sort them is bounded, however many there are.
 *
 * @param readings the orders that it can be read in at any length, the one that they are in first
 * @param lines    makes the lines of what was read
 */
record ReadLines<R, T>(List<Table.Reading<R>> readings, Function<Page<R>, Page<T>> lines) implements Table.Lines<T> {

    ReadLines {
        readings = List.copyOf(readings);
    }

    @Override
    public Page<T> page(String after, int limit) {
        // a place among lines that were sorted, until they became too many for it, is none of the list's own cursors
        return lines.apply(readings.get(0).read().apply(WholeLines.place(after) ? null : after, limit));
    }

    @Override
    public String order() {
        return readings.get(0).order();
    }

    @Override
    public Optional<Table.Lines<T>> sorted(Table.Sort<T> sort) {
        Optional<Table.Reading<R>> asked = reading(sort.name());
        if (asked.isPresent()) {
            return Optional.of(new ReadLines<>(Stream.concat(asked.stream(), readings.stream().filter(one -> one != asked.get())).toList(), lines));
        }
        Optional<Table.Reading<R>> backwards = reading(sort.turned().name());
        return whole(backwards.orElse(readings.get(0))).map(all -> new WholeLines<>(backwards.isPresent() ? backwards(all) : new LineOrder<>(sort).of(all), sort.name()));
    }

    private Optional<Table.Reading<R>> reading(String order) {
        return readings.stream().filter(one -> order.equals(one.order())).findFirst();
    }

    /** All of them; empty where they don't end soon. */
    private Optional<List<T>> whole(Table.Reading<R> reading) {
        List<Page<R>> pages = new ArrayList<>();
        String after = null;
        do {
            Page<R> page = reading.read().apply(after, Limits.MOST);
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
