package org.linli.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Column;
import org.linli.api.pages.Table;
import org.linli.api.pages.Visit;

/**
 * A table in the order that the address asks for.
 *
 * @param lines   its lines in that order, or else in their own
 * @param sort    the order that they are in; null for one that no column tells
 * @param refused the order that they are too many for; null for none
 */
public record Ordered<T>(Table<T> table, Table.Lines<T> lines, Table.Sort<T> sort, Table.Sort<T> refused) {

    /**
     * The head of a column.
     *
     * @param order {@code ascending}, {@code descending}, or null
     * @param href  the address that sorts by it; null where nothing does
     */
    public record Head(String title, String order, String href) {
    }

    /** The parameter that names the order. */
    public static final String SORT = "sort";
    static final String AFTER = "after";

    /** An order that there isn't is none. */
    public static <T> Ordered<T> of(Table<T> table, Visit visit) {
        Optional<Table.Sort<T>> asked = table.sort(visit.parameter(SORT), visit.language());
        Optional<Table.Lines<T>> sorted = asked.flatMap(sort -> table.lines().sorted(sort));
        Table.Lines<T> lines = sorted.orElse(table.lines());
        return new Ordered<>(table, lines, table.sort(lines.order(), visit.language()).orElse(null), sorted.isPresent() ? null : asked.orElse(null));
    }

    /** The heads of its columns by their ids. */
    public Map<String, Head> heads(PageSheet sheet) {
        Map<String, Head> heads = new HashMap<>();
        table.columns().forEach(column -> heads.put(column.id(), head(column, sheet)));
        return heads;
    }

    Head head(Column<T> column, PageSheet sheet) {
        boolean sorted = sort != null && sort.column() == column;
        Map<String, String> changes = new HashMap<>();
        changes.put(SORT, sorted ? sort.turned().name() : column.id());
        changes.put(AFTER, null);
        return new Head(sheet.say(column.title()), sorted ? sort.falling() ? "descending" : "ascending" : null, column.sorts() ? sheet.here(changes) : null);
    }

    /** The orders to choose from where the heads of columns aren't shown. */
    public List<Choice> orders(PageSheet sheet) {
        return table.columns().stream().filter(Column::sorts).map(column -> order(head(column, sheet))).toList();
    }

    private static Choice order(Head head) {
        String title = head.title() + (head.order() == null ? "" : head.order().equals("ascending") ? " ↑" : " ↓");
        return new Choice(new Text(title, title), head.href(), head.order() != null, null);
    }

    /** What is to be said of the order that it can't be in; null for nothing. */
    public String unsorted(PageSheet sheet) {
        return refused == null ? null : sheet.say("table.unsorted", refused.column().title(), sheet.number(Table.SORTED));
    }
}
