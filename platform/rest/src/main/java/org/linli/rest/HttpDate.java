package org.linli.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} of answers, formatted once a second instead of once an answer as the engine would. */
final class HttpDate {

    private record Second(long number, String text) {
    }

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);

    private static volatile Second current = new Second(-1, "");

    private HttpDate() {
    }

    static String now() {
        long second = System.currentTimeMillis() / 1000;
        Second last = current;
        if (last.number() != second) {
            last = new Second(second, FORM.format(Instant.ofEpochSecond(second)));
            current = last;
        }
        return last.text();
    }
}
