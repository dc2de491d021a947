package org.linli.core.publicity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Accounts;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;
import org.linli.core.ledger.Corrections;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.Reach;
import org.linli.core.programs.RecordedFacts;
import org.linli.core.programs.RulebookShelf;
import org.linli.scoring.rulebook.Publicity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes objections while a notice hangs and sees their answers through to the superior unit. */
@Component
public final class ObjectionDesk implements Objections {

    private static final Messages MESSAGES = Messages.beside(ObjectionDesk.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2000;
    /** P2's, where the rulebook says nothing. */
    private static final int ANSWER_WORKING_DAYS = 7;

    private final Transactions transactions;
    private final ProgramAccess access;
    private final RulebookShelf rulebooks;
    private final WorkingCalendar calendar;
    private final Corrections corrections;
    private final RecordedFacts facts;
    private final Resettlement resettlement;
    private final Filings filings;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public ObjectionDesk(@Reference Transactions transactions, @Reference ProgramAccess access, @Reference RulebookShelf rulebooks,
                         @Reference WorkingCalendar calendar, @Reference Corrections corrections, @Reference RecordedFacts facts,
                         @Reference Resettlement resettlement, @Reference Filings filings, @Reference Accounts accounts,
                         @Reference Audit audit, @Reference Clock clock, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.access = access;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.corrections = corrections;
        this.facts = facts;
        this.resettlement = resettlement;
        this.filings = filings;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Objection object(String program, String subject, String text) {
        String words = words(text, "text");
        return transactions.write(db -> {
            Program objected = ProgramAccess.state(db, program).program();
            UnitPath place = ParticipantStore.find(db, program, subject == null ? "" : subject).map(Placed::path)
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "objection-subject", String.valueOf(subject)).at("subject"));
            access.require(db, WRITE, objected, place, subject);
            Notice notice = hanging(db, objected, place);
            Publicity rule = rulebooks.rules(db, objected).rulebook().publicity();
            int days = rule == null || rule.objectionAnswerWorkingDays() == null ? ANSWER_WORKING_DAYS : rule.objectionAnswerWorkingDays();
            LocalDate answerBy = calendar.deadline(today(), days, WorkingCalendar.Count.WORKING).deadline();
            var objection = new Objection(Ids.next(), program, notice.id(), subject, words, access.caller().account(), clock.instant(), answerBy,
                    false, Objection.State.OPEN, null, null, null, null, 1);
            ObjectionStore.insert(db, objection);
            audit.write(db, new Audit.Line("objection.entered", objection.id(), objected.unit(), null, words));
            return objection;
        });
    }

    /** What hangs for the subject to see itself: at the program's own unit, where all are shown, or at one that the subject's lies in. */
    private Notice hanging(Db db, Program program, UnitPath place) {
        Set<String> units = new HashSet<>(place.codes());
        units.add(program.unit());
        List<Notice> all = NoticeStore.standing(db, program.id(), units);
        return all.stream().filter(notice -> !notice.until().isBefore(today())).findFirst().orElseThrow(() -> all.isEmpty()
                ? MESSAGES.problem(Problem.Kind.CONFLICT, "objection-nothing-hangs")
                : MESSAGES.problem(Problem.Kind.CONFLICT, "objection-late", all.get(0).until().toString()).with("until", all.get(0).until()));
    }

    @Override
    public Objection decide(String program, String id, Decision decision, int version) {
        String answer = words(decision.answer(), "answer");
        if (!decision.upheld() && decision.corrects()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "rejected-with-corrections").at("corrections");
        }
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            access.require(DECIDE, state.program());
            ProgramAccess.requireFree(state);
            Objection open = find(db, program, id);
            Versions.same(version, open.version());
            if (decision.upheld()) {
                access.requireAnother(DECIDE, state.program(), open.by());
            }
            requireOthers(db, state.program(), open.subject(), decision);
            if (open.state() != Objection.State.OPEN) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "objection-decided", String.valueOf(accounts.name(open.decidedBy())));
            }
            List<Ledger.Entry> corrected = correct(db, state, open, decision);
            Filings.Filing filing = filings.file(db, state.program().module(), program, "objection:" + id, state.program().unit(), null,
                    explanation(open, decision, answer, corrected));
            ObjectionStore.decide(db, open, decision.upheld() ? Objection.State.UPHELD : Objection.State.REJECTED, answer,
                    access.caller().account(), clock.instant(), filing.to());
            if (decision.corrects() && state.program().stage().frozen()) {
                resettlement.settle(db, ProgramAccess.state(db, program), id);
            }
            audit.write(db, new Audit.Line("objection.decided", id, state.program().unit(), open.state().name(),
                    (decision.upheld() ? "UPHELD " : "REJECTED ") + answer));
            return find(db, program, id);
        });
    }

    /** Nobody decides on its own points, be it in the words of another's objection. */
    private void requireOthers(Db db, Program program, String subject, Decision decision) {
        Stream<String> changed = decision.corrections().stream().flatMap(change -> Stream.of(
                Optional.ofNullable(change.right()).map(Ledger.NewEntry::subject),
                Optional.ofNullable(change.reverse()).map(seq -> corrections.entry(db, program.id(), seq).subject())).flatMap(Optional::stream));
        Stream<String> scored = decision.scores().stream().map(Score::subject);
        Stream<String> lifted = decision.lift().stream().map(veto -> facts.of(db, program.id(), veto).subject());
        Optional<String> own = access.own(db, program);
        if (own.isPresent() && Stream.of(Stream.of(subject), changed, scored, lifted).flatMap(all -> all).anyMatch(own.get()::equals)) {
            access.refused(DECIDE, program);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "objection-own");
        }
    }

    private List<Ledger.Entry> correct(Db db, ProgramState state, Objection objection, Decision decision) {
        String source = RecordedFacts.OBJECTION + objection.id();
        decision.lift().forEach(veto -> facts.lift(db, state, veto, source));
        if (!decision.scores().isEmpty()) {
            facts.correct(db, state, decision.scores().stream()
                    .map(score -> new Score(score.subject(), score.component(), score.score(), source)).toList());
        }
        List<Correction> changes = decision.corrections();
        List<Ledger.Entry> entries = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Correction change = changes.get(i);
            if (change.reverse() == null && change.right() == null) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "correction-empty").at("corrections[" + i + "]");
            }
            entries.addAll(corrections.correct(db, objection.program(), change.reverse(), source, change.right(), source + ":" + i));
        }
        return entries;
    }

    /** What the superior unit is told; names stay out of it, numbers lead to them for those who may see. */
    private String explanation(Objection objection, Decision decision, String answer, List<Ledger.Entry> corrected) {
        ObjectNode told = JSON.createObjectNode().put("objection", objection.id()).put("notice", objection.notice())
                .put("subject", objection.subject()).put("text", objection.text()).put("enteredAt", objection.at().toString())
                .put("answerBy", objection.answerBy().toString()).put("upheld", decision.upheld()).put("answer", answer)
                .put("decidedOn", today().toString());
        var entries = told.putArray("entries");
        for (Ledger.Entry entry : corrected) {
            entries.addObject().put("seq", entry.seq()).put("item", entry.item()).put("occurredOn", entry.occurredOn().toString())
                    .put("points", entry.points().toPlainString()).put("reverses", entry.reverses());
        }
        var scores = told.putArray("scores");
        decision.scores().forEach(score -> scores.addObject().put("subject", score.subject()).put("component", score.component())
                .put("score", score.score().toPlainString()));
        decision.lift().forEach(told.putArray("lifted")::add);
        return told.toString();
    }

    @Override
    public Objection objection(String program, String id) {
        return transactions.read(db -> {
            Program objected = ProgramAccess.state(db, program).program();
            access.requireRead(db, objected);
            Objection found = find(db, program, id);
            access.require(db, Programs.READ, objected,
                    ParticipantStore.find(db, program, found.subject()).map(Placed::path).orElse(objected.path()), found.subject());
            return found;
        });
    }

    @Override
    public List<Waiting> waiting(String unit, int most) {
        int rows = Limits.of(most);
        Caller caller = access.caller();
        return transactions.read(db -> ObjectionStore.waiting(db, caller, unit, rows, today()));
    }

    @Override
    public Page<Objection> list(String program, boolean open, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Reach reach = access.readable(db, ProgramAccess.state(db, program).program());
            return Page.cut(ObjectionStore.list(db, program, reach, open, after, rows + 1, today()), rows, Objection::id);
        });
    }

    private Objection find(Db db, String program, String id) {
        return ObjectionStore.find(db, program, id, today())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "objection-unknown", id));
    }

    private static String words(String text, String where) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-needed", MESSAGES.text("words." + where), String.valueOf(LONGEST)).at(where);
        }
        return text.strip();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
