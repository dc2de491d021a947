package org.linli.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.data.Upsert;

/** The statements that an upsert is made of, and its rows in the order that each wants. */
final class UpsertSql {

    private final Upsert change;
    private final List<String> columns;
    private final String insert;
    private final String update;

    UpsertSql(Upsert change) {
        this.change = change;
        columns = Stream.concat(change.key().stream(), change.set().stream()).toList();
        insert = insert(change.table(), columns);
        List<String> sets = change.set().stream().map(c -> c + (change.added().contains(c) ? " = " + c + " + ?" : " = ?")).toList();
        List<String> keys = change.key().stream().map(c -> c + " = ?").toList();
        update = "update " + change.table() + " set " + String.join(", ", sets) + " where " + String.join(" and ", keys);
    }

    static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** Those of the key, then those that are set. */
    List<String> columns() {
        return columns;
    }

    String insert() {
        return insert;
    }

    /** Takes a row from {@link #forUpdate}. */
    String update() {
        return update;
    }

    /** Whether there is anything to set on a row that exists. */
    boolean changes() {
        return !change.set().isEmpty();
    }

    Object[] forUpdate(Object[] row) {
        int keys = change.key().size();
        Object[] turned = new Object[row.length];
        System.arraycopy(row, keys, turned, 0, row.length - keys);
        System.arraycopy(row, 0, turned, row.length - keys, keys);
        return turned;
    }

    /** By key, so that two transactions that touch the same rows lock them in the same order and don't wait for each other. */
    List<Object[]> sorted(Iterable<Object[]> rows) {
        List<Object[]> sorted = new ArrayList<>();
        rows.forEach(sorted::add);
        sorted.sort(byKey());
        return sorted;
    }

    private Comparator<Object[]> byKey() {
        int keys = change.key().size();
        return (a, b) -> {
            for (int i = 0; i < keys; i++) {
                int order = compare(a[i], b[i]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return a.getClass() == b.getClass() ? ((Comparable<Object>) a).compareTo(b) : a.toString().compareTo(b.toString());
    }
}
