package org.linli.api.data;

import java.util.List;
import java.util.Set;

/**
 * A change that inserts or updates.
 *
 * @param table the table
 * @param key   the columns of its primary key or of a unique key
 * @param set   the columns that are set
 * @param added those of {@code set} that are added to what is there instead of replacing it
 */
public record Upsert(String table, List<String> key, List<String> set, Set<String> added) {

    public Upsert {
        key = List.copyOf(key);
        set = List.copyOf(set);
        added = Set.copyOf(added);
        if (key.isEmpty() || !set.containsAll(added)) {
            throw new IllegalArgumentException("an upsert needs a key, and adds only to columns it sets");
        }
    }

    /** One that replaces. */
    public static Upsert replacing(String table, List<String> key, List<String> set) {
        return new Upsert(table, key, set, Set.of());
    }
}
