package org.linli.scoring.rulebook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.linli.scoring.Message;

/** Collects every fault of one rulebook. */
final class Faults {

    private static final int LONGEST_ARGUMENT = 300;

    private final Set<Fault> found = new LinkedHashSet<>();

    void add(String path, int line, String code, Object... typed) {
        Object[] args = Arrays.stream(typed).map(Faults::shortened).toArray();
        found.add(new Fault(path, line, code, Message.of("fault." + code, args), Message.of("fault." + code + ".right", args)));
    }

    private static String shortened(Object arg) {
        String text = String.valueOf(arg);
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
