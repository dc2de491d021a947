package org.linli.scoring;

import java.math.BigDecimal;

/**
 * What the ledger keeps of one subject, one item and one bucket of time: sums, so that neither a statement nor a
 * settlement reads the ledger again.
 *
 * <p>A bucket is the finer of the item's cap window and the month ({@link org.linli.scoring.rulebook.Item#bucket});
 * the scorer puts buckets together into cap windows. A reversing entry (M10) brings its negative amount and takes one
 * from the count.
 *
 * @param item   the item's id
 * @param bucket "2026-03-14", "2026-W14/2026-03" or "2026-03"
 * @param raw    the sum of the entries' points, in hundredths
 * @param alone  the sum of what each entry counts alone
 *               ({@link org.linli.scoring.rulebook.Item#countedAlone}), in hundredths; equal to {@code raw} unless the
 *               cap is per event
 * @param count  entries less reversals
 */
public record Tally(String item, String bucket, long raw, long alone, int count) {

    /**
     * A tally from points with at most two decimals.
     *
     * @throws ArithmeticException if the points have more
     */
    public static Tally of(String item, String bucket, BigDecimal raw, BigDecimal alone, int count) {
        return new Tally(item, bucket, Hundredths.of(raw), Hundredths.of(alone), count);
    }
}
