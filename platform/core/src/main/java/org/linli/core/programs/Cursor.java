package org.linli.core.programs;

import org.linli.api.Messages;
import org.linli.api.Problem;

/** Cursors that are numbers. */
public final class Cursor {

    private static final Messages MESSAGES = Messages.beside(Cursor.class);

    private Cursor() {
    }

    /** The number behind which a page starts; 0 for the first. @throws Problem {@code INVALID} for what no page gave */
    public static long of(String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        if (!after.matches("\\d{1,15}")) {
            throw unknown(after);
        }
        return Long.parseLong(after);
    }

    /** The refusal of what no page gave. */
    public static Problem unknown(String after) {
        return MESSAGES.problem(Problem.Kind.INVALID, "cursor", after).at("after");
    }
}
