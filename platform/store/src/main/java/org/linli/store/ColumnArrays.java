package org.linli.store;

import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Rows for PostgreSQL as one array a column: a statement whose text and plan stay the same however many rows there are. */
final class ColumnArrays {

    private final Map<String, List<String>> types = new ConcurrentHashMap<>();

    /** The types of columns, which never change in a way that matters here, because migrations only widen. */
    List<String> types(Session session, String table, List<String> columns) throws SQLException {
        String sql = "select " + String.join(", ", columns) + " from " + table;
        List<String> known = types.get(sql);
        if (known == null) {
            known = session.use(sql, ColumnArrays::types);
            types.put(sql, known);
        }
        return known;
    }

    private static List<String> types(PreparedStatement statement) throws SQLException {
        ResultSetMetaData columns = statement.getMetaData();
        String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnTypeName(i + 1);
        }
        return List.of(names);
    }

    /** A select that gives rows of such columns back, in a statement that is run by {@link #run}. */
    static String select(List<String> types) {
        return "select * from unnest(" + types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")) + ")";
    }

    static void run(Session session, String sql, List<String> types, List<Object[]> rows) throws SQLException {
        session.use(sql, statement -> {
            for (int i = 0; i < types.size(); i++) {
                statement.setArray(i + 1, session.connection().createArrayOf(types.get(i), column(rows, i)));
            }
            return statement.executeUpdate();
        });
    }

    private static String[] column(List<Object[]> rows, int index) {
        var text = new PgText();
        return rows.stream().map(row -> text.of(row[index])).toArray(String[]::new);
    }
}
