package org.linli.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A select that has a condition more for each thing that was asked for. */
public final class Selection {

    private final StringBuilder sql;
    private final List<Object> values;

    /**
     * Begins with what is always asked for.
     *
     * @param select up to its first condition at least, {@code select … from … where town = ?}
     * @param values those of its question marks
     */
    public Selection(String select, Object... values) {
        this.sql = new StringBuilder(select);
        this.values = new ArrayList<>(Arrays.asList(values));
    }

    /** Adds a condition. @param values those of its question marks */
    public Selection and(String condition, Object... values) {
        sql.append(" and ").append(condition);
        this.values.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds a condition unless its value is null. */
    public Selection andIfGiven(String condition, Object value) {
        return value == null ? this : and(condition, value);
    }

    /** The select as it stands, for whoever puts it into another one. */
    public String sql() {
        return sql.toString();
    }

    /** The values of its question marks. */
    public List<Object> values() {
        return Collections.unmodifiableList(values);
    }

    /** The first rows in that order, at most so many. @param order the columns, such as {@code id desc} */
    public <T> List<T> first(Db db, String order, int rows, Function<Row, T> reader) {
        List<Object> all = new ArrayList<>(values);
        all.add(rows);
        return db.list(sql + " order by " + order + " fetch first ? rows only", reader, all.toArray());
    }
}
