package org.linli.core.programs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.linli.api.programs.Participants.Count;

/** How many take part in whole programs: counted anew only when participants have changed. */
final class KeptCounts {

    /** Programs that are looked at in turn; beyond that, all are forgotten. */
    private static final int MOST = 200;

    private record Counted(long changes, Count count) {
    }

    private final Map<String, Counted> kept = new ConcurrentHashMap<>();

    /** @param state as committed: one that is undone may come back with other participants */
    Count of(ProgramState state, Supplier<Count> counted) {
        String program = state.program().id();
        Counted known = kept.get(program);
        if (known == null || known.changes() != state.changes()) {
            known = new Counted(state.changes(), counted.get());
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(program, known);
        }
        return known.count();
    }
}
