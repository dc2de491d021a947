package org.linli.rest;

import java.util.Locale;
import org.linli.api.Messages;
import org.linli.api.Problem;

/**
 * How large request bodies may be.
 *
 * @param body     as sent, in bytes
 * @param inflated of tables that are sent compressed, after decompression; they are read row by row, everything else is held in memory
 */
record BodyLimits(long body, long inflated) {

    private static final Messages MESSAGES = Messages.beside(BodyLimits.class);

    BodyLimits {
        if (body < 1 || inflated < body) {
            throw new IllegalArgumentException("limits.body is positive, and limits.inflated at least as large");
        }
    }

    /** The limit after decompression for a type of content. */
    long inflatedOf(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/csv") || type.startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml") ? inflated : body;
    }

    static Problem exceeded(long limit) {
        return MESSAGES.problem(Problem.Kind.TOO_LARGE, "too-large", String.valueOf(limit)).with("limit", limit);
    }
}
