package org.linli.api.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.Versioned;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Facts.Score;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Challenges to published results, each answered within its deadline and explained to the superior unit (P2). */
@ProviderType
public interface Objections {

    /** Ending of the permission to enter an objection for somebody. */
    String WRITE = "objections.write";
    /** Ending of the permission to answer objections. */
    String DECIDE = "objections.decide";

    /**
     * An objection.
     *
     * @param answerBy    the last working day for the answer, by M8
     * @param overdue     whether that day has passed without an answer
     * @param filedWith   the superior unit that got the explanation; null before
     */
    record Objection(String id, String program, String notice, String subject, String text, @AccountId String by, Instant at, LocalDate answerBy,
                     boolean overdue, State state, String answer, @AccountId String decidedBy, Instant decidedAt, String filedWith, int version)
            implements Versioned {

        /** Where it stands. */
        public enum State { OPEN, UPHELD, REJECTED }
    }

    /**
     * An objection that waits for its answer.
     *
     * @param title what it is about: that of the notice
     * @param unit  the unit that runs the program
     */
    record Waiting(Objection objection, String module, String unit, Text title) {
    }

    /** An entry to take back, with what is right instead; {@code right} may be null. */
    record Correction(Long reverse, NewEntry right) {
    }

    /**
     * A decision.
     *
     * @param answer      to the member, in words; required
     * @param corrections what changes in the ledger; only with {@code upheld}, like what follows
     * @param scores      brought-in scores that are set right
     * @param lift        ids of vetoes that are taken back
     */
    record Decision(boolean upheld, String answer, List<Correction> corrections, List<Score> scores, List<String> lift) {

        public Decision {
            corrections = corrections == null ? List.of() : List.copyOf(corrections);
            scores = scores == null ? List.of() : List.copyOf(scores);
            lift = lift == null ? List.of() : List.copyOf(lift);
        }

        /** One that changes the ledger at most. */
        public Decision(boolean upheld, String answer, List<Correction> corrections) {
            this(upheld, answer, corrections, List.of(), List.of());
        }

        /** Whether it changes anything that results are made of. */
        public boolean corrects() {
            return !corrections.isEmpty() || !scores.isEmpty() || !lift.isEmpty();
        }
    }

    /** Enters an objection. @throws Problem {@code CONFLICT} when nothing of the program hangs on a board now; {@code INVALID} for an unknown subject or no text */
    Objection object(String program, String subject, String text);

    /**
     * Decides: makes the corrections, settles again if there are any, replaces the notice and files the explanation with the superior unit, together.
     *
     * @throws Problem {@code FORBIDDEN} to uphold for whoever entered it, and to those whose own results it is about, by account and by person; who
     *                 entered it may reject it, so that somebody else can enter it anew
     */
    Objection decide(String program, String id, Decision decision, int version);

    /** @throws Problem {@code NOT_FOUND} */
    Objection objection(String program, String id);

    /** What waits for an answer in all programs, as far as the caller may read it, soonest due first. @param unit a subtree; null for all @param most at most so many, up to 500 */
    List<Waiting> waiting(String unit, int most);

    /** The objections to a program, oldest first. @param open only those without an answer */
    Page<Objection> list(String program, boolean open, String after, int limit);
}
