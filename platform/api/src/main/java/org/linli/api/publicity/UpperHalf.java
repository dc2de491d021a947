package org.linli.api.publicity;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * Which scores of people hang on a board where no tiers decide it: those above 0 in the upper half of the ranks.
 *
 * <p>Nobody is shamed in public (programs.md section 10, point 3): what is lower is told within the unit, and the notice says how many those are.
 */
public final class UpperHalf {

    private final Collection<BigDecimal> all;

    /** @param all every score of those who were assessed, in any order */
    public UpperHalf(Collection<BigDecimal> all) {
        this.all = all;
    }

    /** Whether a score hangs; equal scores share the best of their ranks, so they hang together or not at all. */
    public boolean shows(BigDecimal score) {
        long rank = 1 + all.stream().filter(other -> other.compareTo(score) > 0).count();
        return score.signum() > 0 && holds(rank, all.size());
    }

    /** Whether a rank, from 1, is in the upper half; of an odd number the middle one is. */
    public static boolean holds(long rank, int ranked) {
        return 2 * rank <= ranked + 1;
    }
}
