package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exact share of a whole, so that a third stays a third (X14). */
public record Share(long numerator, long denominator) {

    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("[01](\\.[0-9]{1,6})?");
    private static final int DECIMALS = 6;

    public Share {
        if (numerator <= 0 || denominator <= 0 || numerator > denominator) {
            throw new IllegalArgumentException("A share is above 0 and at most 1: " + numerator + "/" + denominator);
        }
    }

    /** A share written as a fraction such as 1/3 or as a decimal such as 0.15; empty if the text is no share. */
    public static Optional<Share> read(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (!fraction.matches() && !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        long numerator = fraction.matches() ? Long.parseLong(fraction.group(1)) : new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
        long denominator = fraction.matches() ? Long.parseLong(fraction.group(2)) : BigDecimal.TEN.pow(DECIMALS).longValueExact();
        return numerator > 0 && numerator <= denominator ? Optional.of(new Share(numerator, denominator)) : Optional.empty();
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
