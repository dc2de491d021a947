package org.linli.console.boards;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.api.Text;
import org.linli.api.publicity.Publicity.Snapshot;

/**
 * What hangs, as pages show it.
 *
 * @param numbers for each column whether it holds numbers
 * @param tiers   what tiers are called, by the Chinese titles that hang
 * @param next    the cursor of the rows behind these; null at the end
 */
public record BoardSheet(List<Text> columns, List<List<String>> rows, List<Boolean> numbers, Map<String, Text> tiers, Text note, String next) {

    /** What the column of tiers is called on every board. */
    private static final String TIER = "等次";
    /** Of the tiers that boards show, those that have a colour of their own. */
    private static final Map<String, String> LOOKS = Map.of("优秀", "pill pill-full", "合格", "pill pill-indigo");

    static BoardSheet of(Snapshot snapshot, List<Text> tiers) {
        return of(snapshot.columns(), snapshot.rows(), tiers, snapshot.notice().note(), snapshot.next());
    }

    static BoardSheet of(List<Text> columns, List<List<String>> rows, List<Text> tiers, Text note, String next) {
        List<Boolean> numbers = IntStream.range(0, columns.size())
            .mapToObj(at -> !rows.isEmpty() && rows.stream().allMatch(row -> row.get(at).matches("-?[0-9]+([.][0-9]+)?"))).toList();
        Map<String, Text> titles = tiers.stream().collect(Collectors.toMap(Text::zh, Function.identity(), (higher, lower) -> higher));
        return new BoardSheet(columns, rows, numbers, titles, note, next);
    }

    /** What a cell says: a tier its title, anything else what hangs. */
    public Text says(int column, String cell) {
        Text hangs = new Text(cell, cell);
        return columns.get(column).zh().equals(TIER) ? tiers.getOrDefault(cell, hangs) : hangs;
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
