package org.linli.scoring.rulebook;

import java.util.List;

/**
 * What came of reading a rulebook: the rulebook, or every fault that it has.
 *
 * @param rulebook null when there are faults
 * @param faults   empty when there is a rulebook; otherwise in the order of the text
 */
public record Parsed(Rulebook rulebook, List<Fault> faults) {

    public Parsed {
        faults = List.copyOf(faults);
        if ((rulebook == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("Either a rulebook or faults");
        }
    }
}
