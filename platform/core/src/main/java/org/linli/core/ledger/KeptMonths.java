package org.linli.core.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.linli.api.ledger.Ledger.Month;
import org.linli.core.programs.ProgramState;

/** The sums of whole programs' months: added up anew only when the chain of entries has another end. */
final class KeptMonths {

    /** Programs that are looked at in turn; beyond that, all are forgotten. */
    private static final int MOST = 200;

    private record Sums(String head, List<Month> months) {
    }

    private final Map<String, Sums> kept = new ConcurrentHashMap<>();

    List<Month> of(ProgramState state, Supplier<List<Month>> added) {
        String program = state.program().id();
        Sums sums = kept.get(program);
        if (sums == null || !sums.head().equals(state.headHash())) {
            sums = new Sums(state.headHash(), added.get());
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(program, sums);
        }
        return sums.months();
    }
}
