package org.linli.core.imports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.Text;
import org.linli.api.imports.RowImport;

/** The columns of a file, checked against those that its kind of import knows, and what the file calls them. */
final class Header {

    static final Messages MESSAGES = Messages.beside(Header.class);

    private final List<String> columns;
    private final List<String> written;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Header(List<String> columns, List<String> written) {
        this.columns = List.copyOf(columns);
        this.written = List.copyOf(written);
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i), i);
        }
    }

    /** @throws Problem {@code INVALID} with every column that is missing, unknown or there twice */
    static Header of(RowImport kind, List<String> written) {
        List<Fault> faults = new ArrayList<>();
        var headings = new Headings(kind);
        List<String> columns = written.stream().map(heading -> headings.meant(heading).orElse(heading)).toList();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (columns.indexOf(column) < i) {
                faults.add(new Fault(column, MESSAGES.text("header.twice", written.get(i))));
            } else if (column.isEmpty()) {
                faults.add(new Fault(String.valueOf(i + 1), MESSAGES.text("header.empty", String.valueOf(i + 1))));
            } else if (headings.meant(written.get(i)).isEmpty()) {
                faults.add(new Fault(column, MESSAGES.text("header.unknown", column)));
            }
        }
        for (RowImport.Column column : kind.columns()) {
            if (column.required() && !columns.contains(column.name())) {
                faults.add(new Fault(column.name(), MESSAGES.text("header.missing", headings.title(column.name()))));
            }
        }
        if (!faults.isEmpty()) {
            List<Text> titles = headings.titles();
            var known = new Text(titles.stream().map(Text::zh).collect(Collectors.joining("、")),
                    kind.columns().stream().map(RowImport.Column::name).collect(Collectors.joining(",")));
            throw MESSAGES.problem(Problem.Kind.INVALID, "import-header", known).at("row 1").listing(faults);
        }
        return new Header(columns, written);
    }

    /** The header of a file that was checked when it came in, which calls its columns by their names. */
    static Header checked(List<String> columns) {
        return new Header(columns, columns);
    }

    /** The header of a file that was checked when it came in. @param written what it calls the columns */
    static Header checked(List<String> columns, List<String> written) {
        return new Header(columns, written);
    }

    List<String> columns() {
        return columns;
    }

    /** What the file calls the columns. */
    List<String> written() {
        return written;
    }

    /** The column's place; -1 when the file lacks it. */
    int index(String column) {
        return indexes.getOrDefault(column, -1);
    }

    /** The places of those of the columns that the file has. */
    BitSet indexes(Set<String> wanted) {
        var found = new BitSet();
        indexes.forEach((column, index) -> {
            if (wanted.contains(column)) {
                found.set(index);
            }
        });
        return found;
    }

    /** What the file calls a column, or would if it had it. */
    String heading(String column) {
        int index = index(column);
        return index >= 0 ? written.get(index) : byNames(written) ? column : Headings.usual(column).zh();
    }

    /** Where the faults of rows that were handed back stand; -1 for a file without them. */
    static int errors(List<String> written) {
        int at = written.size() - 1;
        while (at >= 0 && !Headings.isError(written.get(at))) {
            at--;
        }
        return at;
    }

    /** The columns of rows that are handed back: those of the file and one with what is wrong, in the language of the others. */
    static List<String> withErrors(List<String> written) {
        if (errors(written) >= 0) {
            return written;
        }
        List<String> shown = new ArrayList<>(written);
        shown.add(byNames(written) ? Headings.ERROR : Headings.usual(Headings.ERROR).zh());
        return shown;
    }

    private static boolean byNames(List<String> written) {
        return written.stream().allMatch(heading -> heading.chars().allMatch(c -> c < 0x80));
    }
}
