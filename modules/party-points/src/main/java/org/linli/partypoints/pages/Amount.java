package org.linli.partypoints.pages;

import java.math.BigDecimal;

/** Points as they are written. */
public final class Amount {

    private Amount() {
    }

    /** Without needless zeros; nothing for null. */
    public static String plain(BigDecimal points) {
        return points == null ? "" : points.stripTrailingZeros().toPlainString().replace('-', '−');
    }

    /** With its sign; nothing for null. */
    public static String signed(BigDecimal points) {
        return points == null ? "" : (points.signum() > 0 ? "+" : "") + plain(points);
    }

    /** With two decimals; nothing for null. */
    public static String full(BigDecimal points) {
        return points == null ? "" : points.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString().replace('-', '−');
    }
}
