package org.linli.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many rows one transaction brings into which tables. */
final class Inflow {

    /** Fewer aren't worth a look; where they come often, the database looks by itself in time. */
    private static final int MANY = 1000;

    private final Map<String, Integer> rows = new HashMap<>();

    /** The rows, counted as they are read. */
    Iterable<Object[]> counting(String table, Iterable<Object[]> brought) {
        return () -> {
            Iterator<Object[]> rest = brought.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public Object[] next() {
                    rows.merge(table, 1, Integer::sum);
                    return rest.next();
                }
            };
        };
    }

    /** Tables that got many. */
    Set<String> swollen() {
        return rows.isEmpty() ? Set.of() : rows.entrySet().stream().filter(one -> one.getValue() >= MANY).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
