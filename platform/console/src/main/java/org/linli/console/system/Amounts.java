package org.linli.console.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.linli.api.Messages;
import org.linli.api.Text;

/** Sizes and spans of time, as people read them. */
final class Amounts {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final int STEP = 1024;
    private static final long SECONDS_OF_MINUTE = 60;
    private static final long LONG = 90;

    private Amounts() {
    }

    /** Three figures at most: 512 B, 1.4 MB, 23 GB. */
    static String bytes(long bytes) {
        var amount = BigDecimal.valueOf(Math.max(0, bytes));
        int unit = 0;
        while (amount.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < UNITS.length - 1) {
            amount = amount.divide(BigDecimal.valueOf(STEP), 3, RoundingMode.HALF_UP);
            unit++;
        }
        int places = unit == 0 || amount.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
        return amount.setScale(places, RoundingMode.HALF_UP).toPlainString() + " " + UNITS[unit];
    }

    /** Seconds with two places below one, with one below ten; then minutes, hours and days. */
    static Text span(Messages messages, Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < LONG) {
            var exact = BigDecimal.valueOf(Math.max(0, span.toMillis()), 3);
            int places = seconds < 1 ? 2 : seconds < 10 ? 1 : 0;
            return messages.text("span.seconds", exact.setScale(places, RoundingMode.HALF_UP).toPlainString());
        }
        if (seconds < LONG * SECONDS_OF_MINUTE) {
            return messages.text("span.minutes", String.valueOf((seconds + SECONDS_OF_MINUTE / 2) / SECONDS_OF_MINUTE));
        }
        return span.toHours() < 48 ? messages.text("span.hours", String.valueOf(span.toHours())) : messages.text("span.days", String.valueOf(span.toDays()));
    }

    /** Between two moments; null where one of them isn't known. */
    static Text span(Messages messages, Instant from, Instant to) {
        return from == null || to == null ? null : span(messages, Duration.between(from, to));
    }
}
