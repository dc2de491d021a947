package org.linli.partypoints;

import java.time.Instant;
import java.util.Objects;
import org.linli.api.Versioned;
import org.linli.api.programs.Meeting;
import org.linli.api.security.AccountId;

/**
 * The democratic appraisal of a branch at the end of the cycle, by ballot and watched by representatives (P2).
 *
 * @param component the rulebook's component that the means become
 * @param watchers  how many representatives watched
 * @param ballots   slips that were entered
 * @param valid     ballots that counted; null before the count
 * @param invalid   ballots that left somebody out, and so didn't; null before the count
 * @param notice    the notice on the branch's board; null before the count
 * @param version   rises with each change
 */
public record Appraisal(String id, String program, String branch, String component, Meeting meeting, int watchers, State state, int ballots,
                 Integer valid, Integer invalid, String notice, @AccountId String openedBy, Instant openedAt,
                 @AccountId String countedBy, Instant countedAt, int version) implements Versioned {

    /** Where it stands. */
    public enum State {
        /** Takes ballots. */
        OPEN,
        /** Counted; nobody can tell any more whose ballot was whose. */
        COUNTED
    }

    public Appraisal {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(meeting, "meeting");
        if (watchers < 0 || (state == State.COUNTED) != (countedBy != null)) {
            throw new IllegalArgumentException("not an appraisal: " + id);
        }
    }
}
