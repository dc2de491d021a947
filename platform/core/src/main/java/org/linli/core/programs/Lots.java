package org.linli.core.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Look-ups of many keys in few statements: lists of a few fixed lengths, so that a statement is prepared once and used again. */
public final class Lots {

    private static final int[] LENGTHS = {1, 8, 64, 500};

    /** Some of the keys; the last one is repeated to fill the list. */
    public record Lot(List<Object> keys) {

        /** The placeholders between the brackets of {@code in (…)}. */
        public String places() {
            return String.join(", ", Collections.nCopies(keys.size(), "?"));
        }

        /** The values of a statement, those before the list first. */
        public Object[] values(Object... before) {
            Object[] all = Arrays.copyOf(before, before.length + keys.size());
            for (int i = 0; i < keys.size(); i++) {
                all[before.length + i] = keys.get(i);
            }
            return all;
        }
    }

    private Lots() {
    }

    /** Hands out all keys, lot by lot; none where there are none. */
    public static void of(Collection<?> keys, Consumer<Lot> work) {
        List<Object> all = new ArrayList<>(keys);
        int most = LENGTHS[LENGTHS.length - 1];
        for (int from = 0; from < all.size(); from += most) {
            List<Object> part = new ArrayList<>(all.subList(from, Math.min(all.size(), from + most)));
            int length = Arrays.stream(LENGTHS).filter(l -> l >= part.size()).findFirst().orElse(most);
            while (part.size() < length) {
                part.add(part.get(part.size() - 1));
            }
            work.accept(new Lot(part));
        }
    }
}
