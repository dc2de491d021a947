package org.linli.api.programs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** What a settlement needs beside the ledger: scores of components, and vetoes with their facts. */
@ProviderType
public interface Facts {

    /** Ending of the permission to record them. */
    String WRITE = "facts.write";

    /**
     * The score of a subject in a component that is not made of points.
     *
     * @param source where it comes from, in words, or what a notice will be about that tells of it; {@code objection:} is the platform's own
     */
    record Score(String subject, String component, BigDecimal score, String source) {
    }

    /**
     * A veto against a subject.
     *
     * @param veto     one of the rulebook's
     * @param facts    what happened, in words; required
     * @param lifted   why it was taken back; null while it stands
     */
    record Veto(String id, String subject, String veto, LocalDate occurredOn, String facts, @AccountId String by, Instant at, String lifted) {
    }

    /** Sets scores; a subject's former score of the component is replaced and stays in the audit. @throws Problem {@code INVALID}, {@code CONFLICT} by stage */
    void score(String program, List<Score> scores);

    /**
     * Sets scores that people typed in; as {@link #score}, but none of them can name a record of the platform as its source, such as an appraisal,
     * whose scores come of counting and publishing it (P2). @throws Problem {@code INVALID}, {@code CONFLICT} by stage
     */
    void enter(String program, List<Score> scores);

    /** The scores of a program, by subject. */
    Page<Score> scores(String program, String component, String after, int limit);

    /** Records a veto. @throws Problem {@code INVALID} for an unknown veto, a subject that takes no part, a date outside the cycle, no facts */
    Veto veto(String program, String subject, String veto, LocalDate occurredOn, String facts);

    /** Takes a veto back, with the reason. */
    Veto lift(String program, String id, String reason);

    /** The vetoes of a program, lifted ones included, oldest first. */
    Page<Veto> vetoes(String program, String after, int limit);

    /** The vetoes against one subject, as far as the caller may see them, lifted ones included, oldest first, at most 500. */
    List<Veto> against(String program, String subject);
}
