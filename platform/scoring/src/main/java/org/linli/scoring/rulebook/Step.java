package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * One line of a step count (X16): who meets {@code met} or more of the conditions, and not the next step's number, gets
 * {@code points}.
 */
public record Step(int met, BigDecimal points) {

    public Step {
        if (met < 1) {
            throw new IllegalArgumentException("A step counts from 1: " + met);
        }
    }
}
