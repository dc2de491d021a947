package org.linli.core.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.imports.RowImport;
import org.linli.core.typed.HalfWidth;

/** The columns of a file, checked against those that its kind of import knows. */
final class Header {

    static final Messages MESSAGES = Messages.beside(Header.class);

    /** What handed-back rows carry besides; it may come in again and is passed over. */
    static final String ERROR = "error";

    private final List<String> columns;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Header(List<String> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i), i);
        }
    }

    /** @throws Problem {@code INVALID} with every column that is missing, unknown or there twice */
    static Header of(RowImport kind, List<String> written) {
        List<Fault> faults = new ArrayList<>();
        List<String> known = kind.columns().stream().map(RowImport.Column::name).toList();
        List<String> columns = written.stream().map(column -> meant(column, known)).toList();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (columns.indexOf(column) < i) {
                faults.add(new Fault(column, MESSAGES.text("header.twice", column)));
            } else if (column.isEmpty()) {
                faults.add(new Fault(String.valueOf(i + 1), MESSAGES.text("header.empty", String.valueOf(i + 1))));
            } else if (!known.contains(column) && !column.equals(ERROR)) {
                faults.add(new Fault(column, MESSAGES.text("header.unknown", column)));
            }
        }
        for (RowImport.Column column : kind.columns()) {
            if (column.required() && !columns.contains(column.name())) {
                faults.add(new Fault(column.name(), MESSAGES.text("header.missing", column.name())));
            }
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "import-header", String.join(",", known)).at("row 1").listing(faults);
        }
        return new Header(columns);
    }

    /** The name as the import knows it, whether it was typed in capitals or in full-width. */
    private static String meant(String column, List<String> known) {
        String plain = HalfWidth.ofCell(column);
        return Stream.concat(known.stream(), Stream.of(ERROR)).filter(plain::equalsIgnoreCase).findFirst().orElse(column);
    }

    /** The header of a file that was checked when it came in. */
    static Header checked(List<String> columns) {
        return new Header(columns);
    }

    List<String> columns() {
        return columns;
    }

    /** The column's place; -1 when the file lacks it. */
    int index(String column) {
        return indexes.getOrDefault(column, -1);
    }
}
