package org.linli.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Program;
import org.linli.core.programs.Rules;
import org.linli.scoring.EntryCheck;
import org.linli.scoring.Period;

/** What is checked of an entry against the program's period, participants and rulebook. */
final class EntryChecks {

    private static final Messages MESSAGES = Messages.beside(EntryChecks.class);
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_NOTE = 1000;

    /** The kinds of participants. */
    interface Kinds {

        /** The participant's kind, empty where the rulebook has none; null where the subject takes no part. */
        Optional<String> of(String subject);
    }

    /** What came of it: a draft, or all that is wrong. */
    record Checked(Draft draft, List<Problem.Fault> faults) {

        /** @throws Problem {@code INVALID} with all faults */
        Draft orRefuse() {
            if (draft == null) {
                throw refusal(faults);
            }
            return draft;
        }
    }

    private final Rules rules;
    private final Period period;
    private final LocalDate latest;
    private final Kinds kinds;

    /** @param latest the last day on which what is recorded may have happened */
    EntryChecks(Program program, Rules rules, LocalDate latest, Kinds kinds) {
        this.rules = rules;
        this.latest = latest;
        this.period = Period.of(program.period());
        this.kinds = kinds;
    }

    /** To whoever sent a single entry; its members are called a little differently than the columns of files. */
    static Problem refusal(List<Problem.Fault> faults) {
        return MESSAGES.problem(Problem.Kind.INVALID, "entry-faulty").listing(faults.stream()
                .map(fault -> fault.where().equals("occurred_on") ? new Problem.Fault("occurredOn", fault.what()) : fault).toList());
    }

    /** The entry with the id of its item where that was called by its title. */
    NewEntry meant(NewEntry entry) {
        String item = rules.itemMeant(entry.item());
        return item.equals(entry.item()) ? entry : new NewEntry(entry.subject(), item, entry.occurredOn(), entry.quantity(), entry.points(), entry.key(),
                entry.source(), entry.note());
    }

    /** @param by the account that records it */
    Checked check(NewEntry entry, String by) {
        List<Problem.Fault> faults = new ArrayList<>(0);
        Optional<String> kind = entry.subject() == null ? null : kinds.of(entry.subject());
        if (kind == null) {
            faults.add(fault("subject", "entry.no-participant", String.valueOf(entry.subject())));
        }
        length(faults, "key", entry.key(), LONGEST_KEY);
        if (entry.key() == null || entry.key().isBlank()) {
            faults.add(fault("key", "entry.no-key", String.valueOf(LONGEST_KEY)));
        }
        if (entry.key() != null && !entry.key().isBlank() && !isPlain(entry.key())) {
            faults.add(fault("key", "entry.key-plain"));
        }
        length(faults, "source", entry.source(), LONGEST_SOURCE);
        length(faults, "note", entry.note(), LONGEST_NOTE);
        if (entry.occurredOn() == null) {
            faults.add(fault("occurred_on", "entry.no-date"));
        } else if (period.contains(entry.occurredOn()) && entry.occurredOn().isAfter(latest)) {
            faults.add(fault("occurred_on", "entry.ahead", entry.occurredOn().toString(), latest.toString()));
        }
        BigDecimal points = entry.occurredOn() == null || kind == null ? null : points(entry, kind.orElse(null), faults);
        if (!faults.isEmpty()) {
            return new Checked(null, faults);
        }
        return new Checked(new Draft(entry.subject(), entry.item(), entry.occurredOn(), entry.quantity() == null ? 1 : entry.quantity(), points,
                entry.key(), entry.source(), entry.note(), by, null), faults);
    }

    private BigDecimal points(NewEntry entry, String kind, List<Problem.Fault> faults) {
        EntryCheck check = rules.entries().check(kind, String.valueOf(entry.item()), entry.occurredOn(),
                entry.quantity() == null ? null : BigDecimal.valueOf(entry.quantity()), entry.points(), period);
        for (EntryCheck.Reason reason : check.reasons()) {
            faults.add(new Problem.Fault(reason.column(), new Text(reason.what().zh(), reason.what().en())));
        }
        return check.points();
    }

    /** Engines differ in whether a blank at the end tells two keys apart. */
    static boolean isPlain(String key) {
        return key.equals(key.strip()) && key.chars().noneMatch(Character::isISOControl);
    }

    private static void length(List<Problem.Fault> faults, String where, String text, int most) {
        if (text != null && text.length() > most) {
            faults.add(fault(where, "text.long", String.valueOf(most)));
        }
    }

    private static Problem.Fault fault(String where, String key, Object... arguments) {
        return new Problem.Fault(where, MESSAGES.text(key, arguments));
    }
}
