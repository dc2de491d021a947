package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * The bounds that totals are clamped to (M1).
 *
 * @param min the lowest total
 * @param max the highest total, or null where the scale has no upper end (C1)
 */
public record Scale(BigDecimal min, BigDecimal max) {

    /** The scale of a rulebook that names none: 0 to 100. */
    public static final Scale HUNDRED = new Scale(BigDecimal.ZERO, BigDecimal.valueOf(100));

    public Scale {
        if (max != null && min.compareTo(max) >= 0) {
            throw new IllegalArgumentException("A scale runs from a lower to a higher number: " + min + ", " + max);
        }
    }

    /** The value itself, or the bound that it passes. */
    public BigDecimal clamp(BigDecimal value) {
        if (value.compareTo(min) < 0) {
            return min;
        }
        return max != null && value.compareTo(max) > 0 ? max : value;
    }
}
