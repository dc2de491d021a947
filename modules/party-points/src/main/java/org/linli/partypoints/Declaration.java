package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.api.Versioned;
import org.linli.api.security.AccountId;

/**
 * A member's own claim of points, made at the end of a month (P1, P2).
 *
 * @param unit      the member's branch when it was declared
 * @param points    what is claimed, and after confirmation what was given; null where the item fixes it
 * @param words     what was done, in the member's words
 * @param evidence  ids of evidence files
 * @param enteredBy the account that entered it, for the member or on its behalf
 * @param mendedBy  the account that mended it last; null when nobody did
 * @param reason    why it was returned last, also while it waits again; null for never, and once it is confirmed
 * @param entry     its entry in the ledger; null before it is confirmed
 * @param version   rises with each change
 */
public record Declaration(String id, String program, String subject, String unit, String item, LocalDate occurredOn, int quantity,
                   BigDecimal points, String words, List<String> evidence, State state, @AccountId String enteredBy, Instant enteredAt,
                   @AccountId String mendedBy, @AccountId String decidedBy, Instant decidedAt, String reason, Long entry, int version)
        implements Versioned {

    /** Where it stands, and what may be done with it. */
    public enum State {
        /** Waits for the scorekeeper. */
        SUBMITTED,
        /** In the ledger. */
        CONFIRMED,
        /** Sent back with a reason; may be mended and comes again. */
        RETURNED,
        /** Taken back by whoever declared it. */
        WITHDRAWN;

        /** Whether it can be mended or withdrawn. */
        boolean open() {
            return this == SUBMITTED || this == RETURNED;
        }
    }

    public Declaration {
        Objects.requireNonNull(state, "state");
        evidence = List.copyOf(evidence);
        if (quantity < 1 || (state == State.CONFIRMED) != (entry != null) || state == State.RETURNED && reason == null) {
            throw new IllegalArgumentException("not a declaration: " + id + " " + state);
        }
    }

    /** Whether another one of the same item and day stands. */
    boolean isBeside(Declaration other) {
        return !id.equals(other.id) && other.state != State.WITHDRAWN && item.equals(other.item) && occurredOn.equals(other.occurredOn);
    }

    /** Whether that one claims the same: with the same evidence or, without any, in the same words. */
    boolean repeats(Declaration other) {
        return isBeside(other) && Set.copyOf(evidence).equals(Set.copyOf(other.evidence))
                && (!evidence.isEmpty() || quantity == other.quantity && Objects.equals(words, other.words));
    }

    /** The same claim, mended; whoever decides on it again still reads why it came back. @param by the account that mended it */
    Declaration mended(Claim claim, String by) {
        return new Declaration(id, program, subject, unit, claim.item(), claim.occurredOn(), claim.times(), claim.points(), claim.words(),
                claim.evidenceIds(), State.SUBMITTED, enteredBy, enteredAt, by, null, null, reason, null, version);
    }

    Declaration decided(State decision, BigDecimal given, String why, Long ledgerEntry, String by, Instant at) {
        return new Declaration(id, program, subject, unit, item, occurredOn, quantity, given, words, evidence, decision, enteredBy, enteredAt,
                mendedBy, by, at, why, ledgerEntry, version);
    }
}
