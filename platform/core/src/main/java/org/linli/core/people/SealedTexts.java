package org.linli.core.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.data.Db;
import org.linli.core.people.PersonalData.Purpose;

/** A table with sealed texts, a key of one column and a version of its rows, by which a row is left alone that was changed meanwhile. */
final class SealedTexts implements SealedTable {

    private static final int PART = 500;

    private final String table;
    private final String key;
    private final Map<String, Purpose> columns;
    private final PersonalData data;

    SealedTexts(String table, String key, Map<String, Purpose> columns, PersonalData data) {
        this.table = table;
        this.key = key;
        this.columns = new LinkedHashMap<>(columns);
        this.data = data;
    }

    @Override
    public String name() {
        return table;
    }

    @Override
    public Map<Integer, Long> sealedWith(Db db, List<Integer> versions) {
        String counts = versions.stream().map(version -> "sum(case when " + any("like", version) + " then 1 else 0 end)").collect(Collectors.joining(", "));
        Map<Integer, Long> rows = new HashMap<>();
        db.each("select count(*), " + counts + " from " + table + " where town = ?", row -> {
            for (int at = 0; at < versions.size() && row.number(1) > 0; at++) {
                rows.put(versions.get(at), row.number(at + 2));
            }
        }, db.town());
        return rows;
    }

    @Override
    public long left(Db db, int version) {
        return db.first("select count(*) from " + table + " where town = ? and " + any("not like", version), row -> row.number(1), db.town()).orElseThrow();
    }

    /** A missing text is neither like a version nor unlike it. */
    private String any(String comparison, int version) {
        return columns.keySet().stream().map(column -> column + " " + comparison + " '" + version + ":%'").collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public Part sealAnew(Db db, int version, String after) {
        List<Object[]> rows = db.list("select " + String.join(", ", columns.keySet()) + ", version, " + key + " from " + table
                + " where town = ? and " + key + " > ? and " + any("not like", version) + " order by " + key + " fetch first " + PART + " rows only", row -> {
                    List<Object> values = new ArrayList<>();
                    for (Purpose purpose : columns.values()) {
                        values.add(data.seal(version, purpose, data.open(purpose, row.text(values.size() + 1))));
                    }
                    values.add(db.town());
                    values.add(row.integer(columns.size() + 1));
                    values.add(row.text(columns.size() + 2));
                    return values.toArray();
                }, db.town(), after == null ? "" : after);
        if (rows.isEmpty()) {
            return null;
        }
        int[] touched = db.batch("update " + table + " set " + columns.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "))
                + " where town = ? and version = ? and " + key + " = ?", rows);
        Object[] last = rows.get(rows.size() - 1);
        return new Part((String) last[last.length - 1], Arrays.stream(touched).sum());
    }
}
