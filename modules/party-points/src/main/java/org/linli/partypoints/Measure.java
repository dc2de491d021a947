package org.linli.partypoints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Versioned;
import org.linli.api.security.AccountId;

/**
 * What is to be done about a member who was found unqualified: proposed by the branch, decided by the committee (P1, P2).
 *
 * @param deadline by when to rectify; only for {@link Kind#RECTIFY}
 * @param decision the committee's words
 * @param filing   the filing of an approved measure; null before
 * @param outcome  how a rectification ended, in words; null before
 * @param version  rises with each change
 */
public record Measure(String id, String program, String subject, String name, String unit, Kind kind, String reasons, LocalDate deadline,
               State state, @AccountId String proposedBy, Instant proposedAt, String decision,
               @AccountId String decidedBy, Instant decidedAt, String filing,
               String outcome, int version) implements Versioned {

    /** What can be done. */
    public enum Kind {
        /** 限期整改. */
        RECTIFY,
        /** 劝退. */
        PERSUADE,
        /** 除名. */
        REMOVE
    }

    /** Where it stands. */
    public enum State {
        PROPOSED, APPROVED, REFUSED,
        /** Rectified in time. */
        MET,
        /** Not rectified; the branch may propose another measure. */
        MISSED;

        /** Whether the member can't get another measure now. */
        boolean live() {
            return this == PROPOSED || this == APPROVED;
        }
    }

    public Measure {
        Objects.requireNonNull(state, "state");
        if ((kind == Kind.RECTIFY) != (deadline != null) || reasons.isBlank()) {
            throw new IllegalArgumentException("a measure has reasons, and a deadline only to rectify: " + id);
        }
    }
}
