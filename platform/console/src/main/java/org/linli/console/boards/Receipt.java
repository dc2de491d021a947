package org.linli.console.boards;

import java.util.Locale;

/** The number by which somebody at a board and the office speak of the same objection. */
public final class Receipt {

    private Receipt() {
    }

    /** The last eight digits of an id, which are drawn by lot: {@code 7F3A-91C2}. */
    public static String of(String id) {
        String tail = id.replace("-", "").toUpperCase(Locale.ROOT);
        tail = tail.substring(Math.max(0, tail.length() - 8));
        return tail.length() < 8 ? tail : tail.substring(0, 4) + "-" + tail.substring(4);
    }
}
