package org.linli.api.rest;

import org.linli.api.Messages;
import org.linli.api.Problem;

/** How many items a page may hold. */
public final class Limits {

    /** Where the caller doesn't say. */
    public static final int DEFAULT = 50;
    /** At most. */
    public static final int MOST = 500;

    private static final Messages MESSAGES = Messages.beside(Limits.class);

    private Limits() {
    }

    /**
     * The page size that the caller asks for.
     *
     * @param limit null for {@link #DEFAULT}
     * @throws Problem {@code INVALID} outside 1–{@link #MOST}
     */
    public static int of(Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MOST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "limit", String.valueOf(limit), String.valueOf(MOST)).at("limit");
        }
        return limit;
    }
}
