package org.linli.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the rulebook says to an entry: its exact points, or every reason to refuse it.
 *
 * @param points  with two decimals; null when there are reasons
 * @param reasons empty when the entry is good
 */
public record EntryCheck(BigDecimal points, List<Reason> reasons) {

    public EntryCheck {
        reasons = List.copyOf(reasons);
        if ((points == null) == reasons.isEmpty()) {
            throw new IllegalArgumentException("Either points or reasons");
        }
    }

    /** Whether the entry may be written. */
    public boolean good() {
        return reasons.isEmpty();
    }

    /**
     * One reason.
     *
     * @param column the column it concerns, as in the entries file: item, occurred_on, quantity or points
     * @param code   what kind of reason, as in {@code ITEM_KIND}
     * @param what   what is wrong and what would be right
     */
    public record Reason(String column, String code, Message what) {
    }
}
