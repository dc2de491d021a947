package org.linli.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Points as whole hundredths, exact and quick to sum. */
final class Hundredths {

    private Hundredths() {
    }

    static long of(BigDecimal points) {
        return points.movePointRight(2).longValueExact();
    }

    static long rounded(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    static BigDecimal points(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }
}
