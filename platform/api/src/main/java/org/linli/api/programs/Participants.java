package org.linli.api.programs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Versioned;
import org.linli.api.security.AccountId;
import org.linli.api.territory.UnitPath;
import org.osgi.annotation.versioning.ProviderType;

/** Who takes part in a program, as what kind of subject, and who is exempt. */
@ProviderType
public interface Participants {

    /**
     * A participant.
     *
     * @param subject   person number, household number or unit code
     * @param name      as it may be shown to those who run the program
     * @param unit      the code of the unit it is ranked in, for example its branch
     * @param kind      one of the rulebook's kinds; null where it has none
     * @param exemption null without one
     */
    record Participant(String program, String subject, String name, String unit, String kind, Exemption exemption, int version)
            implements Versioned {

        /** Whether it gets no result. */
        public boolean exempt() {
            return exemption != null && exemption.state() == Exemption.State.AGREED;
        }
    }

    /**
     * An exemption: proposed by the unit of the participant, agreed by the one that runs the program (P1); both are on record.
     *
     * @param reason {@code OLD}, {@code INFIRM}, {@code LONG_ILLNESS} or {@code SPECIAL}
     * @param note   in words; for {@code SPECIAL} required
     */
    record Exemption(String reason, String note, State state, @AccountId String proposedBy, Instant proposedAt,
                     @AccountId String decidedBy, Instant decidedAt, String decision) {

        /** Where it stands. */
        public enum State { PROPOSED, AGREED, REFUSED }
    }

    /** The reasons for an exemption. */
    List<String> EXEMPTION_REASONS = List.of("OLD", "INFIRM", "LONG_ILLNESS", "SPECIAL");

    /**
     * Names a participant or changes its unit and kind; what is so already stays as it is, whatever the version.
     *
     * @param version the one that is changed; null for a subject that doesn't take part yet
     * @throws Problem {@code INVALID} for an unknown subject, unit or kind, {@code PRECONDITION_REQUIRED} for a change without its version,
     *                 {@code STALE} for another version
     */
    Participant name(String program, String subject, String unit, String kind, Integer version);

    /** The participant, if the subject takes part. */
    Optional<Participant> find(String program, String subject);

    /** @throws Problem {@code NOT_FOUND} */
    Participant participant(String program, String subject);

    /** Participants by subject. @param unit only of this unit; null for all */
    Page<Participant> list(String program, String unit, String after, int limit);

    /**
     * What participants are looked for by; null for all of each.
     *
     * @param unit      of this unit and below it
     * @param exemption with an exemption that stands there
     * @param text      the beginning of the number, or a part of the name
     */
    record Wanted(String unit, String kind, Exemption.State exemption, String text) {

        /** Everybody. */
        public static final Wanted ALL = new Wanted(null, null, null, null);
    }

    /**
     * How many take part.
     *
     * @param all      all of them, exempt ones included
     * @param exempt   whose exemption was agreed
     * @param proposed whose exemption nobody has decided on
     * @param kinds    of those who are assessed, how many of each kind; without those of none
     */
    record Count(int all, int exempt, int proposed, Map<String, Integer> kinds) {

        /** How many are assessed. */
        public int assessed() {
            return all - exempt;
        }
    }

    /** Participants as they are looked for, by subject. */
    Page<Participant> find(String program, Wanted wanted, String after, int limit);

    /** How many take part. @param unit in this unit and below it; null for all */
    Count count(String program, String unit);

    /** Whether more than so many take part, without counting all of them. @param unit in this unit and below it; null for all */
    boolean moreThan(String program, String unit, int many);

    /** Those of the programs in which somebody's exemption waits for a decision; without those that the caller may not see as a whole. */
    Set<String> withProposals(Collection<String> programs);

    /** Those of the subjects that take part and that the caller may see, in no order. */
    List<Participant> among(String program, Collection<String> subjects);

    /** The units that participants are ranked in, as far as the caller may see them; in no order. */
    List<UnitPath> units(String program);

    /** Removes a participant that has no records. @throws Problem {@code CONFLICT} otherwise, {@code STALE} for another version */
    void remove(String program, String subject, int version);

    /** Proposes an exemption, in the scope of the participant's unit. @throws Problem {@code STALE} for another version */
    Participant propose(String program, String subject, String reason, String note, int version);

    /**
     * Agrees to or refuses a proposed exemption, in the scope of the program's unit.
     *
     * @param decision in words; required for a refusal
     * @param version  the one that was read, so that nobody agrees to what was proposed anew meanwhile
     * @throws Problem {@code STALE} for another version; {@code FORBIDDEN} to whoever is exempted by it, and to agree for whoever proposed it, by account
     *                 and by person; who proposed it may refuse it, so that somebody else can propose it
     */
    Participant decide(String program, String subject, boolean agreed, String decision, int version);

    /** Ends an exemption that was agreed; the subject is assessed again. @throws Problem {@code STALE} for another version */
    Participant endExemption(String program, String subject, String reason, int version);
}
