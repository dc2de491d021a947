package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.List;

/**
 * How stars are given (M6).
 *
 * @param mark   ASPECT: what an indicator needs for its star; otherwise null
 * @param titles names for a number of stars, most stars first
 * @param levels THRESHOLD, SHARE, GATE: what each number of stars needs, most stars first
 */
public record StarRule(By by, BigDecimal mark, List<StarTitle> titles, List<StarLevel> levels) {

    /** The four ways of M6. */
    public enum By {
        ASPECT, THRESHOLD, SHARE, GATE
    }

    public StarRule {
        titles = List.copyOf(titles);
        levels = List.copyOf(levels);
    }
}
