package org.linli.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Title;

/**
 * One step on the way from a result down to the windows of its items, with what it amounts to and a sentence that says
 * why.
 *
 * @param step    what it is
 * @param id      the id of the tier, component, category, item or veto, or the window's name; null for the result itself
 * @param title   its title, or null where the rulebook gives none
 * @param amount  what it counts, with two decimals; null where nothing is counted yet
 * @param says    the sentence
 * @param because the steps below it
 */
public record Why(Step step, String id, Title title, BigDecimal amount, Message says, List<Why> because) {

    /** The kinds of step. */
    public enum Step {
        RESULT, RANK, TIER, VETO, QUOTA, COMPONENT, CATEGORY, ITEM, WINDOW
    }

    public Why {
        because = List.copyOf(because);
    }

    /**
     * Explains a result.
     *
     * @param sheet the score sheet, of the rulebook's items
     * @param grade the grade, or null for a statement within the cycle
     */
    public static Why of(Rulebook rulebook, ScoreSheet sheet, Grade grade) {
        return new Explanation(rulebook, sheet, grade).result();
    }
}
