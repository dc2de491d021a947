package org.linli.console.system;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes for templates. */
public final class Sizes {

    private static final int WHOLE = 1000;

    Sizes() {
    }

    /** As people read them: 512 B, 1.4 MB, 23 GB. */
    public String say(long bytes) {
        return Amounts.bytes(bytes);
    }

    /** A part of a whole, in thousandths. */
    public int share(long part, long whole) {
        return whole <= 0 ? 0 : (int) Math.min(WHOLE, Math.max(0, part) * WHOLE / whole);
    }

    /** A load with two places. */
    public String load(double load) {
        return BigDecimal.valueOf(load).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
