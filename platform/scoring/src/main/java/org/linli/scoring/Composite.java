package org.linli.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.scoring.rulebook.Panel;
import org.linli.scoring.rulebook.Rulebook;

/**
 * The final score of weighted panels (M2, M3).
 *
 * @param value   exact; null while a panel waits
 * @param waiting the panels that have too few ballots
 */
public record Composite(Ratio value, List<String> waiting) {

    public Composite {
        waiting = List.copyOf(waiting);
    }

    /**
     * Weighs panels.
     *
     * @param scores by panel id; a panel without a score waits
     */
    public static Composite of(Rulebook rulebook, Map<String, PanelScore> scores) {
        Ratio sum = Ratio.ZERO;
        List<String> waiting = new ArrayList<>();
        for (Panel panel : rulebook.panels()) {
            PanelScore score = scores.get(panel.id());
            if (score == null || score.waiting()) {
                waiting.add(panel.id());
            } else {
                sum = sum.plus(score.mean().times(panel.weight()));
            }
        }
        return new Composite(waiting.isEmpty() ? sum : null, waiting);
    }

    /** Rounded HALF_UP to two decimals; null while waiting. */
    public BigDecimal rounded() {
        return value == null ? null : value.rounded();
    }
}
