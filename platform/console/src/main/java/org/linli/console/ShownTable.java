package org.linli.console;

import gg.jte.Content;
import java.util.List;
import java.util.stream.IntStream;
import org.linli.api.Page;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Column;
import org.linli.api.pages.Table;

/**
 * A page of a table as its template shows it.
 *
 * @param unsorted what is to be said of the order that it can't be in; null for nothing
 * @param orders   those to choose from
 * @param next     the cursor of the next page; null on the last
 */
public record ShownTable(String title, String none, String unsorted, List<Choice> orders, List<Head> heads, List<List<Cell>> rows, String next) {

    /** The head of a column. @param look the classes of its cells; null for none */
    public record Head(Ordered.Head head, String look) {
    }

    /** A cell. @param head whether it stands for its row */
    public record Cell(Content content, String look, boolean head) {
    }

    private static final int LONG = 24;

    /** How many columns phones show. */
    public long onPhones() {
        return heads.stream().filter(head -> head.look() == null || !head.look().contains("p-hide")).count();
    }

    /** The page of it that is asked for. @param lines how many a page has at most */
    static <T> ShownTable of(Table<T> table, PageSheet sheet, int lines) {
        Ordered<T> ordered = Ordered.of(table, sheet.visit());
        Page<T> page = ordered.lines().page(sheet.visit().parameter(Ordered.AFTER), lines);
        List<Head> heads = table.columns().stream().map(column -> new Head(ordered.head(column, sheet), look(column))).toList();
        List<List<Cell>> rows = page.items().stream().map(line -> IntStream.range(0, heads.size()).mapToObj(at ->
            cell(table.columns().get(at), heads.get(at).look(), line, sheet)).toList()).toList();
        return new ShownTable(sheet.say(table.title()), sheet.say(table.none()), ordered.unsorted(sheet), ordered.orders(sheet), heads, rows, page.next());
    }

    private static <T> Cell cell(Column<T> column, String look, T line, PageSheet sheet) {
        boolean head = column.kind() == Column.Kind.HEAD;
        String says = column.cell() == null || head || column.kind() == Column.Kind.TEXT ? Values.shown(column.value().apply(line), sheet) : null;
        Content content = column.cell() != null ? column.cell().apply(sheet, line) : text(says);
        String wide = head || column.kind() == Column.Kind.TEXT ? wide(says) : null;
        return new Cell(content, wide == null ? look : look == null ? wide : look + " " + wide, head);
    }

    /** The class of a cell that says so much that it is set in lines, for the columns beside it to stay in view; null for others. */
    public static String wide(String text) {
        return text == null || text.length() <= LONG ? null : "long";
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
