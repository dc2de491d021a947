package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of an item table, for which entries give points. Exactly one of {@code points}, {@code range},
 * {@code bands} and {@code steps} says how many; an item that only empties its category may have none.
 *
 * @param kinds       the kinds of subject it applies to; empty means all
 * @param points      fixed points for a quantity of 1, never zero, or null
 * @param range       what the reviewer may give for an entry, or null
 * @param bands       what the reviewer may give for an entry, as separate ranges (X11)
 * @param steps       points by the number of conditions met (X16), rising
 * @param cap         or null
 * @param zeroOut     whether one entry empties the category (X8)
 * @param group       items of one group don't add up: only the highest counts, and once (X3); or null
 * @param declarable  whether a subject may claim it
 * @param confirm     who confirms an entry, or null
 */
public record Item(String id, Title title, List<String> kinds, BigDecimal points, Range range, List<Range> bands,
                   List<Step> steps, Cap cap, boolean zeroOut, String group, boolean declarable, Evidence evidence,
                   String confirm) {

    public Item {
        kinds = List.copyOf(kinds);
        bands = List.copyOf(bands);
        steps = List.copyOf(steps);
        int ways = (points == null ? 0 : 1) + (range == null ? 0 : 1) + (bands.isEmpty() ? 0 : 1)
                + (steps.isEmpty() ? 0 : 1);
        if (ways > 1 || ways == 0 && !zeroOut) {
            throw new IllegalArgumentException("Item " + id + " needs one way to give points");
        }
    }

    /** Whether the item itself is meant for this kind of subject; its category may narrow it further. */
    public boolean appliesTo(String kind) {
        return kinds.isEmpty() || kind != null && kinds.contains(kind);
    }

    /** The lowest points that one entry with a quantity of 1 can have. */
    public BigDecimal lowest() {
        return bound(true);
    }

    /** The highest points that one entry with a quantity of 1 can have. */
    public BigDecimal highest() {
        return bound(false);
    }

    /**
     * The tally bucket of an entry on that date: the finer of the cap's window and the month, so that monthly and
     * quarterly statements as well as the settlement follow from tallies alone.
     *
     * @return "2026-03-14" for a cap per day, "2026-W14/2026-03" (ISO week and month) for a cap per week, otherwise
     *         "2026-03"
     */
    public String bucket(LocalDate occurredOn) {
        return Windows.bucket(cap == null ? null : cap.per(), occurredOn);
    }

    /**
     * The window in which the cap sums an entry of that date.
     *
     * @return "EVENT", "2026-03-14", "2026-W11" (ISO), "2026-03", "2026-Q1", "2026-H1", "2026" or, also without a cap,
     *         "CYCLE"
     */
    public String window(LocalDate occurredOn) {
        return Windows.window(cap == null ? CapWindow.CYCLE : cap.per(), occurredOn);
    }

    /** What one entry counts under a cap per event: its amount, at most the cap either way; without such a cap, the amount. */
    public BigDecimal countedAlone(BigDecimal amount) {
        if (cap == null || cap.per() != CapWindow.EVENT) {
            return amount;
        }
        return amount.max(cap.points().negate()).min(cap.points());
    }

    private BigDecimal bound(boolean low) {
        if (points != null) {
            return points;
        }
        Stream<BigDecimal> ends = range != null ? Stream.of(low ? range.from() : range.to())
                : !bands.isEmpty() ? bands.stream().map(b -> low ? b.from() : b.to())
                : steps.stream().map(Step::points);
        return (low ? ends.min(BigDecimal::compareTo) : ends.max(BigDecimal::compareTo)).orElse(BigDecimal.ZERO);
    }
}
