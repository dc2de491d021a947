package org.linli.rest;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;

/**
 * How large request bodies may be.
 *
 * @param body     as sent, in bytes
 * @param inflated of CSV files to import that are sent compressed, after decompression; they are read row by row, everything else is held in memory
 * @param rate     bytes a second that must arrive while one waits for them; 0 for as few as the caller likes
 * @param ofStrangers as those may send who aren't signed in, in bytes
 * @param ofAllStrangers as the server keeps of theirs altogether while they come, in bytes, but for the first 1,024 of each
 * @param strangers how long theirs may take altogether
 */
record BodyLimits(long body, long inflated, long rate, int ofStrangers, long ofAllStrangers, Duration strangers) {

    private static final Messages MESSAGES = Messages.beside(BodyLimits.class);

    private static final Pattern IMPORT = Pattern.compile("/api/[^?]+/imports/[^/]+");

    BodyLimits {
        if (body < 1 || inflated < body) {
            throw new IllegalArgumentException("limits.body is positive, and limits.inflated at least as large");
        }
        if (ofStrangers < 1 || ofAllStrangers < 1 || strangers.isNegative() || strangers.isZero()) {
            throw new IllegalArgumentException("limits.stranger.body, limits.stranger.bodies and limits.stranger.seconds are positive");
        }
    }

    static BodyLimits of(Settings settings) {
        return new BodyLimits(settings.limits_body(), settings.limits_inflated(), settings.limits_body_rate(), settings.limits_stranger_body(),
            settings.limits_stranger_bodies(), Duration.ofSeconds(settings.limits_stranger_seconds()));
    }

    /** The limit after decompression. @param path of the request, because what reads it counts, not only what it is called */
    long inflatedOf(String path, String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/csv") && IMPORT.matcher(path).matches() ? inflated : body;
    }

    static Problem exceeded(long limit) {
        return MESSAGES.problem(Problem.Kind.TOO_LARGE, "too-large", String.valueOf(limit)).with("limit", limit);
    }
}
