package org.linli.api.pages;

import gg.jte.Content;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linli.api.Text;

/**
 * A column of a table.
 *
 * @param id    what it is called in addresses, lower case with hyphens
 * @param kind  how its values are set and downloaded
 * @param value what stands in it: a text, a {@link Text}, a number, a day, a moment, or null for nothing; null where it is no value at all
 * @param order what lines are sorted by where that isn't the value; null for the value itself
 * @param cell  how it looks on a page where that is more than its value; null for the value itself
 * @param phone whether phones show it, too
 */
public record Column<T>(String id, Text title, Kind kind, Function<T, Object> value, Function<T, Object> order, BiFunction<Sheet, T, Content> cell, boolean phone) {

    /** How values are set: the head of its row stands for the row as a whole. */
    public enum Kind { HEAD, TEXT, DIM, NUMBER, DAY, MOMENT }

    public Column {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        if (value == null) {
            Objects.requireNonNull(cell, "cell");
        }
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a column's id: " + id);
        }
    }

    /** A column that pages and downloads show alike. */
    public static <T> Column<T> of(String id, Text title, Kind kind, Function<T, Object> value) {
        return new Column<>(id, title, kind, Objects.requireNonNull(value, "value"), null, null, true);
    }

    /** A column of what can be done with a line: pages alone show it, and nothing is sorted by it. */
    public static <T> Column<T> actions(String id, Text title, BiFunction<Sheet, T, Content> look) {
        return new Column<>(id, title, Kind.NUMBER, null, null, look, true);
    }

    /** The same, which looks like more than its value on a page. */
    public Column<T> shown(BiFunction<Sheet, T, Content> look) {
        return new Column<>(id, title, kind, value, order, look, phone);
    }

    /** The same, left out on phones. */
    public Column<T> wide() {
        return new Column<>(id, title, kind, value, order, cell, false);
    }

    /** The same, sorted by something else than its value: of words for an amount, or a state among others, by that. */
    public Column<T> sortedBy(Function<T, Object> by) {
        return new Column<>(id, title, kind, value, Objects.requireNonNull(by, "by"), cell, phone);
    }

    /** Whether lines can be sorted by it. */
    public boolean sorts() {
        return value != null;
    }

    /** What a line is sorted by: as {@link #value}, or a constant of an enum, which comes in the order of its constants. */
    public Object key(T line) {
        return order == null ? value.apply(line) : order.apply(line);
    }
}
