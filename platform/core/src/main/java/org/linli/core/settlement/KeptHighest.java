package org.linli.core.settlement;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Whose scores are the highest of whole settlements, which never change: numbers alone, since names may be erased. */
final class KeptHighest {

    /** Settlements that are looked at in turn; beyond that, all are forgotten. */
    private static final int MOST = 200;

    private record Asked(String settlement, int rows) {
    }

    private final Map<Asked, List<String>> kept = new ConcurrentHashMap<>();

    List<String> of(String settlement, int rows, Supplier<List<String>> found) {
        var asked = new Asked(settlement, rows);
        List<String> subjects = kept.get(asked);
        if (subjects == null) {
            subjects = List.copyOf(found.get());
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(asked, subjects);
        }
        return subjects;
    }
}
