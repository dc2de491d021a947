package org.linli.console;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.linli.api.Page;
import org.linli.api.pages.Column;
import org.linli.api.pages.Table;

/**
 * A page of a table as its template shows it.
 *
 * @param next the cursor of the next page; null on the last
 */
public record ShownTable(String title, String none, List<Head> heads, List<List<Cell>> rows, String next) {

    /**
     * The head of a column.
     *
     * @param look  the classes of its cells; null for none
     * @param order {@code ascending}, {@code descending}, or null
     * @param href  the address that sorts by it; null where nothing does
     */
    public record Head(String title, String look, String order, String href) {
    }

    /** A cell. @param head whether it stands for its row */
    public record Cell(Content content, String look, boolean head) {
    }

    static final String SORT = "sort";
    private static final String AFTER = "after";

    /** The page of it that is asked for. @param lines how many a page has at most */
    static <T> ShownTable of(Table<T> table, PageSheet sheet, int lines) {
        String wanted = sheet.visit().parameter(SORT);
        Table.Sort<T> sort = sort(table, wanted);
        Page<T> page = table.lines().page(sort, sheet.visit().parameter(AFTER), lines);
        List<Head> heads = table.columns().stream().map(column -> head(table, column, sort, sheet)).toList();
        List<List<Cell>> rows = page.items().stream().map(line -> IntStream.range(0, heads.size()).mapToObj(at ->
            cell(table.columns().get(at), heads.get(at).look(), line, sheet)).toList()).toList();
        return new ShownTable(sheet.say(table.title()), sheet.say(table.none()), heads, rows, page.next());
    }

    /** @param wanted a column's id, with a hyphen before it for falling; null for none, as is one that there isn't */
    static <T> Table.Sort<T> sort(Table<T> table, String wanted) {
        if (wanted == null || !table.lines().sorts()) {
            return null;
        }
        boolean falling = wanted.startsWith("-");
        String id = falling ? wanted.substring(1) : wanted;
        return table.columns().stream().filter(column -> column.id().equals(id)).findFirst().map(column -> new Table.Sort<>(column, falling)).orElse(null);
    }

    private static <T> Head head(Table<T> table, Column<T> column, Table.Sort<T> sort, PageSheet sheet) {
        boolean sorted = sort != null && sort.column() == column;
        Map<String, String> changes = new HashMap<>();
        changes.put(SORT, sorted && !sort.falling() ? "-" + column.id() : column.id());
        changes.put(AFTER, null);
        return new Head(sheet.say(column.title()), look(column), sorted ? sort.falling() ? "descending" : "ascending" : null,
            table.lines().sorts() ? sheet.here(changes) : null);
    }

    private static <T> Cell cell(Column<T> column, String look, T line, PageSheet sheet) {
        Content content = column.cell() != null ? column.cell().apply(sheet, line) : text(Values.shown(column.value().apply(line), sheet));
        return new Cell(content, look, column.kind() == Column.Kind.HEAD);
    }

    private static Content text(String text) {
        return out -> out.writeUserContent(text);
    }

    private static String look(Column<?> column) {
        String kind = switch (column.kind()) {
            case NUMBER -> "num";
            case DIM -> "dim";
            case DAY, MOMENT -> "nowrap";
            case HEAD, TEXT -> "";
        };
        String look = (kind + (column.phone() ? "" : " p-hide")).strip();
        return look.isEmpty() ? null : look;
    }
}
