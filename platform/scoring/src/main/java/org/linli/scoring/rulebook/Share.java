package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact share of a whole, so that a third stays a third (X14). */
public record Share(long numerator, long denominator) {

    public Share {
        if (numerator <= 0 || denominator <= 0 || numerator > denominator) {
            throw new IllegalArgumentException("A share is above 0 and at most 1: " + numerator + "/" + denominator);
        }
    }

    /** The largest whole number within this share of {@code whole} (M5). */
    public int floorOf(int whole) {
        return (int) (Math.multiplyExact(numerator, (long) whole) / denominator);
    }

    /** Whether {@code part ÷ whole} is at most this share. */
    public boolean covers(long part, long whole) {
        return Math.multiplyExact(part, denominator) <= Math.multiplyExact(numerator, whole);
    }

    /** Per cent with as few decimals as it needs, as in "15%" or "33.33%". */
    @Override
    public String toString() {
        BigDecimal percent = BigDecimal.valueOf(numerator).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + "%";
    }
}
