package org.linli.core.people;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.data.Row;

/** What two records may share that are of one person; whoever lacks a part of it shares it with nobody. */
enum Sharing {

    ID_NO("id_index"), NAME_AND_BIRTH_DATE("birth_date", "name"), NAME_AND_PHONE("phone_index", "name");

    private static final String DATE = "birth_date";

    private final List<String> columns;

    Sharing(String... columns) {
        this.columns = List.of(columns);
    }

    /** Its columns of the table of people, as a list of SQL. */
    String columns() {
        return String.join(", ", columns);
    }

    /** That each of them is there, as a condition of SQL. */
    String there() {
        return columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "));
    }

    /** That each of them is the one that is looked for. */
    String same() {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    /** Their values. @param first the number of the first of them in the row */
    List<Object> read(Row row, int first) {
        List<Object> values = new ArrayList<>();
        for (String column : columns) {
            int at = first + values.size();
            values.add(column.equals(DATE) ? row.date(at) : row.text(at));
        }
        return values;
    }
}
