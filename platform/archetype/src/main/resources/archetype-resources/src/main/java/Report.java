package ${package};

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Versioned;
import org.linli.api.security.AccountId;

/**
 * Something that was noticed in a unit.
 *
 * @param unit    the code of the unit
 * @param day     when it was noticed
 * @param words   what was noticed, at most 500 characters
 * @param outcome what came of it; null until it is settled
 * @param version rises with each change
 */
record Report(String id, String unit, LocalDate day, String words, @AccountId String writtenBy, Instant writtenAt, String outcome,
              @AccountId String settledBy, Instant settledAt, int version) implements Versioned {

    static final int MOST = 500;

    Report {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(day, "day");
        if (words.isBlank() || words.length() > MOST || (outcome == null) != (settledAt == null)) {
            throw new IllegalArgumentException("not a report: " + id);
        }
    }

    boolean settled() {
        return outcome != null;
    }

    /** The same, with what came of it. */
    Report settled(String result, String by, Instant at) {
        return new Report(id, unit, day, words, writtenBy, writtenAt, result, by, at, version);
    }
}
