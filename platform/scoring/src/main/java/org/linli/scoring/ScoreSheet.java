package org.linli.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.linli.scoring.rulebook.CapWindow;

/**
 * The score of one subject and how it came about, from the final score down to the windows of each item.
 *
 * @param kind       the subject's kind, or null
 * @param components in the order of the rulebook
 * @param waiting    the components that have no score yet; while there are any, there is no final score
 * @param total      the final score, exact, clamped to the scale but not rounded; null while waiting
 */
public record ScoreSheet(String kind, List<ComponentScore> components, List<String> waiting, BigDecimal total) {

    /** Why an amount counts less, or more, than it sums to. */
    public enum Limit {
        /** It counts in full. */
        NONE,
        /** The cap was reached. */
        CAP,
        /** The floor was reached. */
        FLOOR,
        /** Another item of its group counts more. */
        HIGHEST_ONLY,
        /** A zero-out item emptied the category. */
        ZERO_OUT,
        /** It isn't meant for this kind of subject. */
        KIND
    }

    public ScoreSheet {
        components = List.copyOf(components);
        waiting = List.copyOf(waiting);
    }

    /** The final score, rounded HALF_UP to two decimals; null while waiting. */
    public BigDecimal rounded() {
        return total == null ? null : Hundredths.points(Hundredths.rounded(total));
    }

    /** The component of that id. */
    public Optional<ComponentScore> component(String id) {
        return components.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /**
     * One component.
     *
     * @param weight     its weight, 1 where components add up
     * @param value      what enters the final score, exact; null while waiting
     * @param base       points that everybody starts from; null for a score that is brought in
     * @param sum        base and categories before the scale's bounds; null for a score that is brought in
     * @param limit      CAP or FLOOR where the scale's bounds changed the sum
     * @param categories empty for a score that is brought in
     */
    public record ComponentScore(String id, BigDecimal weight, BigDecimal value, BigDecimal base, BigDecimal sum,
                                 Limit limit, List<CategoryScore> categories) {

        public ComponentScore {
            categories = List.copyOf(categories);
        }

        /** The value, rounded HALF_UP to two decimals; null while waiting. */
        public BigDecimal rounded() {
            return value == null ? null : Hundredths.points(Hundredths.rounded(value));
        }
    }

    /**
     * One category.
     *
     * @param raw     the sum of all entries' points
     * @param sum     the sum of what its items count
     * @param counted what the category counts after its cap, floor or a zero-out
     * @param limit   NONE, CAP, FLOOR, ZERO_OUT or KIND
     * @param bound   the cap or floor that applied, otherwise null
     */
    public record CategoryScore(String id, BigDecimal raw, BigDecimal sum, BigDecimal counted, Limit limit,
                                BigDecimal bound, List<ItemScore> items) {

        public CategoryScore {
            items = List.copyOf(items);
        }
    }

    /**
     * One item that has entries.
     *
     * @param raw     the sum of its entries' points
     * @param counted what it counts after its caps and its group
     * @param count   entries less reversals
     * @param limit   NONE, CAP, HIGHEST_ONLY or KIND
     * @param cap     the item's cap, or null
     * @param per     the cap's window, or null
     */
    public record ItemScore(String id, BigDecimal raw, BigDecimal counted, int count, Limit limit, BigDecimal cap,
                            CapWindow per, List<WindowScore> windows) {

        public ItemScore {
            windows = List.copyOf(windows);
        }
    }

    /**
     * One window of one item.
     *
     * @param window  as {@link org.linli.scoring.rulebook.Item#window} names it; without a cap, the month
     * @param counted what it counts after the cap; for a cap per event, after capping each entry alone
     * @param capped  whether the cap changed it
     */
    public record WindowScore(String window, BigDecimal raw, BigDecimal counted, int count, boolean capped) {
    }
}
