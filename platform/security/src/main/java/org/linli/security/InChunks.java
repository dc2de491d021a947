package org.linli.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.linli.api.data.Db;

/** Asks for many keys in few statements. */
final class InChunks {

    private static final int MOST = 500;

    private InChunks() {
    }

    /** What a question answers for all of the keys, asked for some hundreds at a time. */
    static Set<String> of(Collection<String> keys, Function<List<String>, List<String>> question) {
        List<String> all = keys.stream().distinct().toList();
        Set<String> found = new HashSet<>();
        for (int from = 0; from < all.size(); from += MOST) {
            found.addAll(question.apply(all.subList(from, Math.min(from + MOST, all.size()))));
        }
        return found;
    }

    static String marks(List<String> chunk) {
        return String.join(", ", Collections.nCopies(chunk.size(), "?"));
    }

    /** The town, and then the keys. */
    static Object[] values(Db db, List<String> chunk) {
        List<Object> values = new ArrayList<>(List.of(db.town()));
        values.addAll(chunk);
        return values.toArray();
    }
}
