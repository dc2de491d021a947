package org.linli.partypoints.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.programs.Results.Why;

/**
 * What an item brought in each window of the year, drawn on a field of 120 by 40.
 *
 * @param bars one for each window that has entries
 * @param cap  how high up the cap is; null without one
 * @param of   how many windows the year has: 1, 2, 4 or 12
 */
public record Strip(List<Bar> bars, String cap, int of) {

    private static final BigDecimal WIDTH = BigDecimal.valueOf(120);
    private static final BigDecimal HEIGHT = BigDecimal.valueOf(36);
    private static final BigDecimal GROUND = BigDecimal.valueOf(39);

    /** A bar: what counts, and above it what doesn't. @param over the height of what doesn't count; null for nothing */
    public record Bar(String x, String width, String y, String height, String overY, String over, boolean deducts) {
    }

    /** @param windows of an item @param capped the cap's points as decimal text; null without one */
    static Strip of(List<Why> windows, String capped) {
        int of = windows.stream().map(Why::id).mapToInt(Strip::windows).findFirst().orElse(12);
        BigDecimal limit = capped == null ? BigDecimal.ZERO : new BigDecimal(capped).abs();
        BigDecimal top = Stream.concat(Stream.of(limit, BigDecimal.ONE), windows.stream().map(one -> one.raw().abs())).reduce(BigDecimal::max).orElseThrow();
        List<Bar> bars = new ArrayList<>();
        for (Why one : windows) {
            BigDecimal slot = WIDTH.divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
            BigDecimal height = height(one.counted().abs(), top);
            BigDecimal over = height(one.raw().subtract(one.counted()).abs(), top);
            BigDecimal y = GROUND.subtract(height);
            boolean more = over.signum() > 0;
            bars.add(new Bar(plain(slot.multiply(BigDecimal.valueOf(position(one.id()) + 0.19))), plain(slot.multiply(new BigDecimal("0.62"))), plain(y), plain(height),
                    more ? plain(y.subtract(over)) : null, more ? plain(over) : null, one.raw().signum() < 0));
        }
        return new Strip(List.copyOf(bars), capped == null ? null : plain(GROUND.subtract(height(limit, top))), of);
    }

    /** How many windows of that kind a year has. */
    private static int windows(String code) {
        return code.matches("\\d{4}-\\d{2}(-\\d{2})?") ? 12 : code.contains("-Q") ? 4 : code.contains("-H") ? 2 : 1;
    }

    private static int position(String code) {
        if (windows(code) == 12) {
            return Integer.parseInt(code.substring(5, 7)) - 1;
        }
        return code.contains("-") ? code.charAt(code.length() - 1) - '1' : 0;
    }

    private static BigDecimal height(BigDecimal points, BigDecimal top) {
        return HEIGHT.multiply(points).divide(top, 1, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
