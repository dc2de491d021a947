package org.linli.console.boards;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.linli.api.Text;
import org.linli.api.publicity.Publicity.Snapshot;

/**
 * What hangs, as pages show it.
 *
 * @param numbers for each column whether it holds numbers
 * @param next    the cursor of the rows behind these; null at the end
 */
public record BoardSheet(List<Text> columns, List<List<String>> rows, List<Boolean> numbers, Text note, String next) {

    /** Of the tiers that boards show, those that have a colour of their own. */
    private static final Map<String, String> LOOKS = Map.of("优秀", "pill pill-full", "合格", "pill pill-indigo");

    static BoardSheet of(Snapshot snapshot) {
        return of(snapshot.columns(), snapshot.rows(), snapshot.notice().note(), snapshot.next());
    }

    static BoardSheet of(List<Text> columns, List<List<String>> rows, Text note, String next) {
        List<Boolean> numbers = IntStream.range(0, columns.size())
            .mapToObj(at -> !rows.isEmpty() && rows.stream().allMatch(row -> row.get(at).matches("-?[0-9]+([.][0-9]+)?"))).toList();
        return new BoardSheet(columns, rows, numbers, note, next);
    }

    /** The classes of a cell's pill; null for plain text. */
    public static String look(String cell) {
        return LOOKS.get(cell);
    }

    /** The classes of a column's cells. */
    public String place(int column) {
        return numbers.get(column) || column == columns.size() - 1 ? "num" : null;
    }
}
