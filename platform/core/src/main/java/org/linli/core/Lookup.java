package org.linli.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.linli.api.data.Db;
import org.linli.api.data.Row;

/**
 * Reads the rows of many keys in few round trips.
 *
 * <p>It asks for each key by itself, many in one statement, and not for a list of keys: behind another column of an index Derby doesn't look
 * a list up but compares every row of the town with it.
 */
public final class Lookup {

    /** Keys asked for in one statement; few lengths, so that the engine compiles few statements. */
    private static final int[] WIDTHS = {32, 8, 1};

    private Lookup() {
    }

    /**
     * The rows of those keys that exist, in no order.
     *
     * @param select a select that ends in the comparison with a key, {@code … where town = ? and <key> = ?}
     * @param before the values of the select before the key
     */
    public static <T> List<T> of(Db db, String select, Function<Row, T> reader, Collection<?> keys, Object... before) {
        return ofAll(db, select, reader, keys.stream().map(Collections::singletonList).toList(), before);
    }

    /**
     * The same of keys that have several parts each.
     *
     * @param select ends in the comparison with each part, {@code … where town = ? and <one part> = ? and <the other> = ?}
     */
    public static <T> List<T> ofAll(Db db, String select, Function<Row, T> reader, Collection<? extends List<?>> keys, Object... before) {
        List<List<?>> all = new ArrayList<>(new LinkedHashSet<>(keys));
        List<T> found = new ArrayList<>();
        int from = 0;
        for (int width : WIDTHS) {
            String sql = all.size() - from < width ? null : String.join(" union all ", Collections.nCopies(width, select));
            for (; all.size() - from >= width; from += width) {
                found.addAll(db.list(sql, reader, values(before, all.subList(from, from + width))));
            }
        }
        return found;
    }

    private static Object[] values(Object[] before, List<List<?>> keys) {
        List<Object> values = new ArrayList<>();
        for (List<?> key : keys) {
            values.addAll(Arrays.asList(before));
            values.addAll(key);
        }
        return values.toArray();
    }
}
