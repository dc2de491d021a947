package org.linli.core.programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Program;
import org.linli.api.security.Caller;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.scoring.rulebook.Component;

/**
 * What is checked of scores and vetoes against a program's rulebook and participants.
 *
 * @param own the subject that the caller is itself, for whom it records nothing; empty where the platform records what was counted or decided
 */
record FactRules(Program program, Rules rules, Map<String, Placed> participants, Caller caller, Optional<String> own, LocalDate today) {

    private static final Messages MESSAGES = Messages.beside(FactRules.class);
    private static final int LONGEST_FACTS = 2000;
    private static final int LONGEST_SOURCE = 200;

    /** All that is wrong with a score; empty for a good one. */
    List<Problem.Fault> faults(Score score) {
        List<Problem.Fault> faults = new ArrayList<>();
        subject(score.subject(), faults);
        Optional<Component> component = score.component() == null ? Optional.empty() : rules.scored(score.component());
        if (component.isEmpty()) {
            faults.add(fault("component", "score.component", String.valueOf(score.component()), scored()));
        }
        if (score.score() == null) {
            faults.add(fault("score", "score.missing"));
        } else if (score.score().stripTrailingZeros().scale() > 2) {
            faults.add(fault("score", "score.decimals", score.score().toPlainString()));
        } else if (component.isPresent() && !within(score.score(), component.get().maxScore())) {
            faults.add(fault("score", "score.range", score.score().toPlainString(), component.get().maxScore().toPlainString()));
        }
        if (score.source() != null && score.source().length() > LONGEST_SOURCE) {
            faults.add(fault("source", "text.long", String.valueOf(LONGEST_SOURCE)));
        }
        return faults;
    }

    /**
     * What is wrong with a score in the place of the one that is there: a score that says where it comes from, such as a counted appraisal, is
     * replaced only by one that says so too.
     */
    static Optional<Problem.Fault> overwriting(Score before, Score fresh) {
        boolean silent = before != null && before.source() != null && (fresh.source() == null || fresh.source().isBlank())
                && fresh.score() != null
                && fresh.score().compareTo(before.score()) != 0;
        return silent ? Optional.of(fault("score", "score.sourced", before.subject(), before.score().toPlainString(), before.source()))
                : Optional.empty();
    }

    /** All that is wrong with a veto; empty for a good one. */
    List<Problem.Fault> faults(String subject, String veto, LocalDate occurredOn, String facts) {
        List<Problem.Fault> faults = new ArrayList<>();
        subject(subject, faults);
        Placed placed = participants.get(subject);
        if (placed != null && placed.participant().exempt()) {
            faults.add(fault("subject", "veto.exempt", subject));
        }
        if (veto == null || rules.veto(veto).isEmpty()) {
            faults.add(fault("veto", "veto.unknown", String.valueOf(veto),
                    rules.rulebook().vetoes().stream().map(one -> one.id()).collect(Collectors.joining(", "))));
        }
        if (occurredOn == null) {
            faults.add(fault("occurred_on", "veto.no-date"));
        } else if (occurredOn.isBefore(program.from()) || occurredOn.isAfter(program.to())) {
            faults.add(fault("occurred_on", "veto.outside", occurredOn.toString(), program.from().toString(), program.to().toString()));
        } else if (occurredOn.isAfter(today)) {
            faults.add(fault("occurred_on", "veto.ahead", occurredOn.toString(), today.toString()));
        }
        if (facts == null || facts.isBlank()) {
            faults.add(fault("facts", "veto.no-facts"));
        } else if (facts.length() > LONGEST_FACTS) {
            faults.add(fault("facts", "text.long", String.valueOf(LONGEST_FACTS)));
        }
        return faults;
    }

    private void subject(String subject, List<Problem.Fault> faults) {
        Placed placed = participants.get(subject);
        if (placed == null) {
            faults.add(fault("subject", "fact.no-participant", String.valueOf(subject)));
        } else if (!ProgramAccess.may(caller, Facts.WRITE, program, placed.path())) {
            faults.add(fault("subject", "fact.out-of-scope", subject, placed.participant().unit()));
        } else if (own.filter(subject::equals).isPresent()) {
            faults.add(fault("subject", "fact.about-oneself"));
        }
    }

    /** The components that take scores, as they are listed to users. */
    private String scored() {
        return rules.rulebook().components().stream().filter(one -> one.points() == null).map(Component::id).collect(Collectors.joining(", "));
    }

    private static boolean within(BigDecimal score, BigDecimal most) {
        return score.signum() >= 0 && score.compareTo(most) <= 0;
    }

    /** With two places, as it is stored. */
    static Score stored(Score score) {
        return new Score(score.subject(), score.component(), score.score().setScale(2, RoundingMode.UNNECESSARY), score.source());
    }

    private static Problem.Fault fault(String where, String key, Object... arguments) {
        return new Problem.Fault(where, MESSAGES.text(key, arguments));
    }
}
