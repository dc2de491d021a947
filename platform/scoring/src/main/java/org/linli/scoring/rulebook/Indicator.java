package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/** One line of a ballot or score sheet, scored from 0 to {@code max}. */
public record Indicator(String id, Title title, BigDecimal max) {

    public Indicator {
        if (max.signum() <= 0) {
            throw new IllegalArgumentException("An indicator's max is above zero: " + max);
        }
    }
}
