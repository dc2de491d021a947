package org.linli.api.security;

import java.util.Objects;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ProviderType;

/** The append-only record of who did what to which thing, written in the transaction of the deed. */
@ProviderType
public interface Audit {

    /**
     * What was done.
     *
     * @param action {@code <thing>.<deed>}, for example {@code unit.moved}
     * @param object the thing's id
     * @param unit   the code of the unit it belongs to; null where none does
     * @param before what it was, as JSON or plain words; null for something new
     * @param after  what it is now; null for something ended. Neither holds document numbers, phones or addresses
     * @param result how it ended
     */
    record Line(String action, String object, String unit, String before, String after, Result result) {

        public Line {
            Objects.requireNonNull(result, "result");
        }

        /** A deed that is done. */
        public Line(String action, String object, String unit, String before, String after) {
            this(action, object, unit, before, after, Result.DONE);
        }
    }

    /** How a deed ended. */
    enum Result {
        /** It was done. */
        DONE,
        /** It was not allowed, and nothing was done. */
        REFUSED,
        /** It was allowed and begun, and did not come to its end. */
        FAILED
    }

    /** Writes a line with the caller, its address and the time, in the given transaction. */
    void write(Db db, Line line);

    /** Writes several lines at once, in order. */
    void write(Db db, Iterable<Line> lines);
}
