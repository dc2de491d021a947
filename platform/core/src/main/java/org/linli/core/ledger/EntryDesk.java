package org.linli.core.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Recorded;
import org.linli.api.programs.Program;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;
import org.linli.core.ledger.EntryQueue.Answer;
import org.linli.core.ledger.EntryQueue.Asked;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Rules;

/** Checks what several callers record in one transaction, each for itself, and writes what is good together. */
final class EntryDesk {

    private final Clock clock;
    private final RulebookShelf shelf;
    private final LedgerAudit audit;
    private final KnownKinds known = new KnownKinds();

    EntryDesk(Clock clock, RulebookShelf shelf, LedgerAudit audit) {
        this.clock = clock;
        this.shelf = shelf;
        this.audit = audit;
    }

    /** An answer for each, in order; what is refused leaves the others alone. */
    List<Answer> write(Db db, String id, List<Asked> asked) {
        ProgramState state = ProgramAccess.locked(db, id);
        Program program = state.program();
        Rules rules = shelf.rules(db, program);
        Answer[] answers = new Answer[asked.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = outOfScope(db, program, asked.get(i)).map(path -> new Answer(null, null, path)).orElse(null);
        }
        Optional<Problem> closed = closed(state);
        var checks = new EntryChecks(program, rules, LocalDate.now(clock),
                known.of(db, state, asked.stream().map(one -> one.entry().subject()).toList()));
        List<Draft> drafts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] != null) {
                continue;
            }
            EntryChecks.Checked checked = closed.isPresent() ? null : checks.check(asked.get(i).entry(), asked.get(i).caller().account());
            if (checked == null) {
                answers[i] = new Answer(null, closed.get(), null);
            } else if (checked.draft() == null) {
                answers[i] = new Answer(null, EntryChecks.refusal(checked.faults()), null);
            } else {
                drafts.add(checked.draft());
                places.add(i);
            }
        }
        if (!drafts.isEmpty()) {
            List<EntryBook.Written> written = new EntryBook(db, state, rules, clock.instant()).write(drafts);
            for (int i = 0; i < written.size(); i++) {
                answers[places.get(i)] = new Answer(written.get(i).recorded(), written.get(i).refused(), null);
            }
            audit(db, program, asked, answers);
        }
        return Arrays.asList(answers);
    }

    private static Optional<Problem> closed(ProgramState state) {
        try {
            ProgramAccess.requireRecords(state);
            return Optional.empty();
        } catch (Problem closed) {
            return Optional.of(closed);
        }
    }

    /** The unit that is out of the caller's scope; the participant's is read afresh, because units move. */
    private static Optional<UnitPath> outOfScope(Db db, Program program, Asked one) {
        if (one.caller().may(program.module() + "." + Ledger.WRITE, program.path())) {
            return Optional.empty();
        }
        UnitPath path = one.entry().subject() == null ? program.path()
                : ParticipantStore.find(db, program.id(), one.entry().subject()).map(ParticipantStore.Placed::path).orElse(program.path());
        return ProgramAccess.may(one.caller(), Ledger.WRITE, program, path) ? Optional.empty() : Optional.of(path);
    }

    /** Each caller's lines stand under its own name. */
    private void audit(Db db, Program program, List<Asked> asked, Answer[] answers) {
        Map<Caller, List<Recorded>> byCaller = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].recorded() != null) {
                byCaller.computeIfAbsent(asked.get(i).caller(), caller -> new ArrayList<>()).add(answers[i].recorded());
            }
        }
        byCaller.forEach((caller, recorded) -> audit.recorded(db, program, recorded, caller));
    }
}
