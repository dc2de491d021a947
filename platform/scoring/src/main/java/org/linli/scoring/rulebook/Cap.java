package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * The most that an item counts within a window (M1): {@code min(sum, points)} for a reward, {@code max(sum, -points)}
 * for a deduction.
 *
 * @param points above zero, at most two decimals, for deductions too
 */
public record Cap(BigDecimal points, CapWindow per) {

    public Cap {
        if (points.signum() <= 0) {
            throw new IllegalArgumentException("A cap is above zero: " + points);
        }
    }
}
