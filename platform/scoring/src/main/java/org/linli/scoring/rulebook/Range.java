package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/** The points that a reviewer may give for an item, both ends included (X1). */
public record Range(BigDecimal from, BigDecimal to) {

    public Range {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("A range runs from the lower to the higher number: " + from + ", " + to);
        }
    }

    /** Whether the points lie within both ends. */
    public boolean contains(BigDecimal points) {
        return points.compareTo(from) >= 0 && points.compareTo(to) <= 0;
    }
}
