package org.linli.api.notices;

import java.util.Objects;

/**
 * How an account wants to be told, beside the console, which always shows everything.
 *
 * @param channel  where a digest goes
 * @param hour     from which hour of the town's day, 0–23
 * @param to       the mail address, or the name under which the town's messenger knows the account; null for {@link Channel#CONSOLE}
 * @param language {@code zh} or {@code en}
 */
public record Wish(Channel channel, int hour, String to, String language) {

    /** Where a digest goes, once a day and only where there is something new. */
    public enum Channel {
        /** Nowhere: the console alone tells. */
        CONSOLE,
        /** By mail. */
        MAIL,
        /** To the town's webhook, which passes it on. */
        WEBHOOK
    }

    /** What holds for whoever hasn't chosen. */
    public static final Wish NONE = new Wish(Channel.CONSOLE, 8, null, "zh");

    public Wish {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(language, "language");
    }
}
