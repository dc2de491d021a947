package org.linli.rest;

import org.linli.api.Messages;
import org.linli.api.Problem;

/** What a caller has to give. */
public final class Given {

    private static final Messages MESSAGES = Messages.beside(Given.class);

    private Given() {
    }

    /** The value of a parameter or member. @throws Problem {@code INVALID} when it is missing or blank */
    public static <T> T required(String name, T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "missing", name).at(name);
        }
        return value;
    }
}
