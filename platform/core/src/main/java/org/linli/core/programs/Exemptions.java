package org.linli.core.programs;

import java.time.Instant;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Exemption.State;
import org.linli.api.programs.Participants.Participant;

/** The way of an exemption: proposed, agreed or refused, ended; who did what and when stays on record (P1). */
final class Exemptions {

    private static final Messages MESSAGES = Messages.beside(Exemptions.class);
    private static final int LONGEST = 1000;

    /** Who does it, and when. */
    record Doer(String account, Instant at) {
    }

    private Exemptions() {
    }

    static Participant proposed(Participant one, String reason, String note, Doer doer) {
        if (reason == null || !Participants.EXEMPTION_REASONS.contains(reason)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "exemption-reason", String.valueOf(reason),
                    String.join(", ", Participants.EXEMPTION_REASONS)).at("reason");
        }
        String words = words(note, "note", reason.equals("SPECIAL"));
        if (one.exemption() != null && one.exemption().state() != State.REFUSED) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "exemption-there", one.subject(), MESSAGES.text("exemption.state." + one.exemption().state()));
        }
        return with(one, new Exemption(reason, words, State.PROPOSED, doer.account(), doer.at(), null, null, null));
    }

    static Participant decided(Participant one, boolean agreed, String decision, Doer doer) {
        Exemption was = one.exemption();
        if (was == null || was.state() != State.PROPOSED) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "exemption-not-proposed", one.subject());
        }
        return with(one, new Exemption(was.reason(), was.note(), agreed ? State.AGREED : State.REFUSED, was.proposedBy(), was.proposedAt(),
                doer.account(), doer.at(), words(decision, "decision", !agreed)));
    }

    /** For the next cycle, whose committee agrees anew (P1). */
    static Participant anew(Participant former, String by, Instant at) {
        Exemption was = former.exemption();
        return new Participant(former.program(), former.subject(), former.name(), former.unit(), former.kind(),
                new Exemption(was.reason(), was.note(), State.PROPOSED, by, at, null, null, null), 1);
    }

    /** Ended ones leave the participant; the audit keeps them. */
    static Participant ended(Participant one, String reason) {
        if (!one.exempt()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "exemption-not-agreed", one.subject());
        }
        words(reason, "reason", true);
        return with(one, null);
    }

    /** Whether the row of a file would put a mere proposal in the place of an exemption that was agreed to. */
    static boolean undoneBy(Participant one, String reason, boolean mayDecide) {
        return !mayDecide && one.exempt() && !one.exemption().reason().equals(reason);
    }

    /**
     * As a file of members says it: proposed, and agreed too where whoever imports may decide; the same again changes nothing.
     *
     * @throws Problem {@code CONFLICT} when that would undo what was agreed to
     */
    static Participant imported(Participant one, String reason, boolean mayDecide, Doer doer) {
        Exemption was = one.exemption();
        if (undoneBy(one, reason, mayDecide)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "exemption-there", one.subject(), MESSAGES.text("exemption.state." + was.state()));
        }
        boolean same = was != null && was.reason().equals(reason) && was.state() != State.REFUSED;
        if (same && (was.state() == State.AGREED || !mayDecide)) {
            return one;
        }
        String note = MESSAGES.text("exemption.imported").zh() + " / " + MESSAGES.text("exemption.imported").en();
        var proposed = same ? was : new Exemption(reason, note, State.PROPOSED, doer.account(), doer.at(), null, null, null);
        return with(one, !mayDecide ? proposed : new Exemption(proposed.reason(), proposed.note(), State.AGREED, proposed.proposedBy(),
                proposed.proposedAt(), doer.account(), doer.at(), note));
    }

    /** For the audit. */
    static String words(Exemption exemption) {
        return exemption == null ? null : exemption.reason() + " " + exemption.state()
                + (exemption.decision() == null ? exemption.note() == null ? "" : " " + exemption.note() : " " + exemption.decision());
    }

    private static String words(String text, String where, boolean required) {
        String words = text == null || text.isBlank() ? null : text.strip();
        if (words == null && required) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-required", where).at(where);
        }
        if (words != null && words.length() > LONGEST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-long", where, String.valueOf(LONGEST)).at(where);
        }
        return words;
    }

    private static Participant with(Participant one, Exemption exemption) {
        return new Participant(one.program(), one.subject(), one.name(), one.unit(), one.kind(), exemption, one.version());
    }
}
