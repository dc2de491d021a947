package org.linli.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.linli.api.data.Db;
import org.linli.api.data.Row;

/** Reads the rows of many keys in few round trips. */
public final class Lookup {

    /** Keys asked for at once; always this many, so that the engine compiles one statement. */
    private static final int WIDTH = 250;

    private static final String KEYS = "(" + String.join(", ", Collections.nCopies(WIDTH, "?")) + ")";

    private Lookup() {
    }

    /**
     * The rows of those keys that exist, in no order.
     *
     * @param select a select that ends in {@code where town = ? and <key> in}
     */
    public static <T> List<T> in(Db db, String select, Function<Row, T> reader, Collection<String> keys) {
        List<String> all = new ArrayList<>(keys);
        List<T> found = new ArrayList<>();
        String sql = select + " " + KEYS;
        for (int from = 0; from < all.size(); from += WIDTH) {
            Object[] values = new Object[WIDTH + 1];
            values[0] = db.town();
            for (int i = 0; i < WIDTH; i++) {
                values[i + 1] = all.get(Math.min(from + i, all.size() - 1));
            }
            found.addAll(db.list(sql, reader, values));
        }
        return found;
    }
}
