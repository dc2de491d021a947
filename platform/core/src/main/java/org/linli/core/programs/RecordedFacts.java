package org.linli.core.programs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Program;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Scores that are brought in, and vetoes with their facts. */
@Component(service = {Facts.class, RecordedFacts.class})
public final class RecordedFacts implements Facts {

    /** What the source of a score begins with that an objection has set right. */
    public static final String OBJECTION = "objection:";

    private static final Messages MESSAGES = Messages.beside(RecordedFacts.class);
    private static final int LONGEST_REASON = 1000;
    /** How modules name their records, by the ids of {@link Ids}, in what they publish and where it comes from. */
    private static final Predicate<String> RECORD = Pattern.compile("[a-z][a-z-]*:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}").asMatchPredicate();

    private final Transactions transactions;
    private final ProgramAccess access;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;

    @Activate
    public RecordedFacts(@Reference Transactions transactions, @Reference ProgramAccess access, @Reference Audit audit, @Reference Clock clock,
                         @Reference RulebookShelf shelf, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
    }

    @Override
    public void score(String program, List<Score> scores) {
        score(program, scores, false);
    }

    /** A record says of itself where its scores come from, when it is published; what was typed in before would pass for its own then. */
    @Override
    public void enter(String program, List<Score> scores) {
        score(program, scores, true);
    }

    /** @param typed whether people typed them in, who may name no record as their source and score others only */
    private void score(String program, List<Score> scores, boolean typed) {
        Set<String> subjects = scores.stream().map(Score::subject).collect(Collectors.toSet());
        transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            requireScope(state, ParticipantStore.find(db, program, subjects));
            ProgramAccess.requireRecords(state);
            Map<FactStore.Of, Score> there = FactStore.scores(db, program, subjects);
            requireGood(rules(db, state, subjects, access.caller(), typed ? access.own(db, state.program()) : Optional.empty()), scores, there);
            requireOwnSources(db, program, scores, there, typed ? RECORD : source -> false);
            return put(db, state, scores, null);
        });
    }

    private static void requireGood(FactRules rules, List<Score> scores, Map<FactStore.Of, Score> there) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            String at = scores.size() == 1 ? "" : "scores[" + i + "].";
            Score score = scores.get(i);
            rules.faults(score).forEach(fault -> faults.add(new Problem.Fault(at + fault.where(), fault.what())));
            FactRules.overwriting(there.get(FactStore.Of.of(score)), score)
                    .ifPresent(fault -> faults.add(new Problem.Fault(at + fault.where(), fault.what())));
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "score-faulty").listing(faults);
        }
    }

    /** What the platform itself says of scores, that an objection was upheld or what hangs on the board of them, it says of no others. */
    private static void requireOwnSources(Db db, String program, List<Score> scores, Map<FactStore.Of, Score> there, Predicate<String> reserved) {
        Set<String> announced = FactStore.announced(db, program, scores.stream().map(Score::source).filter(source -> source != null).toList());
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            boolean taken = score.source() != null
                    && (score.source().startsWith(OBJECTION) || announced.contains(score.source()) || reserved.test(score.source()));
            if (taken && changes(there.get(FactStore.Of.of(score)), FactRules.stored(score))) {
                faults.add(new Problem.Fault((scores.size() == 1 ? "" : "scores[" + i + "].") + "source", MESSAGES.text("score.source-taken", score.source())));
            }
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "score-faulty").listing(faults);
        }
    }

    /** Asked again while nobody else writes. @throws Problem {@code INVALID} when a score with a source would be replaced by one without */
    void requireSourcesKept(Db db, ProgramState state, List<Score> scores) {
        Map<FactStore.Of, Score> there = FactStore.scores(db, state.program().id(), scores.stream().map(Score::subject).distinct().toList());
        List<Problem.Fault> faults = scores.stream().flatMap(score -> FactRules.overwriting(there.get(FactStore.Of.of(score)), score).stream()).toList();
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "score-faulty").listing(faults);
        }
    }

    /** Sets scores right for a decided objection, at any stage; whoever calls has locked the program and checked the right to decide. */
    public void correct(Db db, ProgramState state, List<Score> scores) {
        Set<String> subjects = scores.stream().map(Score::subject).collect(Collectors.toSet());
        requireGood(rules(db, state, subjects, Caller.PLATFORM, Optional.empty()), scores, Map.of());
        put(db, state, scores, null);
    }

    /** Somebody out of scope is told so, not that the subject is wrong. */
    private void requireScope(ProgramState state, Map<String, ParticipantStore.Placed> participants) {
        participants.values().forEach(placed -> access.require(WRITE, state.program(), placed.path()));
        if (participants.isEmpty()) {
            access.require(WRITE, state.program());
        }
    }

    FactRules rules(Db db, ProgramState state, Set<String> subjects) {
        return rules(db, state, subjects, access.caller(), access.own(db, state.program()));
    }

    private FactRules rules(Db db, ProgramState state, Set<String> subjects, Caller caller, Optional<String> own) {
        return new FactRules(state.program(), shelf.rules(db, state.program()), ParticipantStore.find(db, state.program().id(), subjects), caller, own,
                LocalDate.now(clock));
    }

    /**
     * Writes scores that were checked; each one that replaces another gets its own audit line.
     *
     * @param file what the line says of the new ones together; null for a line each
     * @return how many changed something
     */
    int put(Db db, ProgramState state, List<Score> scores, String file) {
        String program = state.program().id();
        Map<FactStore.Of, Score> before = FactStore.scores(db, program, scores.stream().map(Score::subject).distinct().toList());
        Map<FactStore.Of, Score> changed = scores.stream().map(FactRules::stored).filter(score -> changes(before.get(FactStore.Of.of(score)), score))
                .collect(Collectors.toMap(FactStore.Of::of, score -> score, (one, later) -> later));
        if (changed.isEmpty()) {
            return 0;
        }
        FactStore.put(db, program, changed.values(), access.caller().account(), clock.instant());
        ProgramStore.changed(db, program);
        List<Audit.Line> lines = new ArrayList<>();
        changed.forEach((of, score) -> {
            if (file == null || before.containsKey(of)) {
                lines.add(new Audit.Line("score.recorded", program + " " + of.subject(), state.program().unit(), words(before.get(of)), words(score)));
            }
        });
        if (file != null) {
            lines.add(new Audit.Line("scores.imported", program, state.program().unit(), null, file + " " + changed.size()));
        }
        audit.write(db, lines);
        return changed.size();
    }

    /** The same score without a source leaves the one that has it. */
    private static boolean changes(Score before, Score fresh) {
        return before == null || !before.score().equals(fresh.score()) || fresh.source() != null && !fresh.source().equals(before.source());
    }

    private static String words(Score score) {
        return score == null ? null : score.component() + " " + score.score().toPlainString() + (score.source() == null ? "" : " " + score.source());
    }

    @Override
    public Page<Score> scores(String program, String component, String after, int limit) {
        int rows = Limits.of(limit);
        String[] from = after == null ? new String[] {"", ""} : after.split("/", 2);
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            Reach reach = access.readable(db, its);
            shelf.rules(db, its).checkComponent(component);
            return Page.cut(FactStore.scores(db, program, reach, component, from[0], from.length > 1 ? from[1] : "", rows + 1), rows,
                    score -> score.subject() + "/" + score.component());
        });
    }

    @Override
    public Veto veto(String program, String subject, String veto, LocalDate occurredOn, String facts) {
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            requireScope(state, ParticipantStore.find(db, program, Set.of(String.valueOf(subject))));
            ProgramAccess.requireRecords(state);
            List<Problem.Fault> faults = rules(db, state, Set.of(String.valueOf(subject))).faults(subject, veto, occurredOn, facts);
            if (!faults.isEmpty()) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "veto-faulty").listing(faults.stream()
                        .map(fault -> fault.where().equals("occurred_on") ? new Problem.Fault("occurredOn", fault.what()) : fault).toList());
            }
            FactStore.against(db, program, Set.of(subject)).stream().filter(there -> there.lifted() == null)
                    .filter(there -> there.veto().equals(veto) && there.occurredOn().equals(occurredOn)).findFirst().ifPresent(there -> {
                        throw MESSAGES.problem(Problem.Kind.CONFLICT, "veto-there", subject, occurredOn.toString(), there.id()).with("veto", there.id());
                    });
            Veto fresh = fresh(subject, veto, occurredOn, facts.strip());
            record(db, state, List.of(fresh));
            return fresh;
        });
    }

    Veto fresh(String subject, String veto, LocalDate occurredOn, String facts) {
        return new Veto(Ids.next(), subject, veto, occurredOn, facts, access.caller().account(), clock.instant(), null);
    }

    /** Writes vetoes that were checked. */
    void record(Db db, ProgramState state, List<Veto> vetoes) {
        if (vetoes.isEmpty()) {
            return;
        }
        String program = state.program().id();
        FactStore.insert(db, program, vetoes);
        ProgramStore.changed(db, program);
        audit.write(db, vetoes.stream().map(veto -> new Audit.Line("veto.recorded", program + " " + veto.id(), state.program().unit(), null,
                veto.subject() + " " + veto.veto() + " " + veto.occurredOn())).toList());
    }

    @Override
    public Veto lift(String program, String id, String reason) {
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            Veto veto = of(db, program, id);
            requireScope(state, ParticipantStore.find(db, program, Set.of(veto.subject())));
            access.requireOthers(db, WRITE, state.program(), veto.subject());
            ProgramAccess.requireRecords(state);
            if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "veto-lift-reason", String.valueOf(LONGEST_REASON)).at("reason");
            }
            return lift(db, state, id, reason.strip());
        });
    }

    /** A veto, whoever asks. @throws Problem {@code NOT_FOUND} */
    public Veto of(Db db, String program, String id) {
        return FactStore.veto(db, program, id).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "veto-unknown", id));
    }

    /** Takes a veto back, at any stage when a decided objection does; whoever calls has locked the program and checked the right to. */
    public Veto lift(Db db, ProgramState state, String id, String reason) {
        String program = state.program().id();
        Veto veto = of(db, program, id);
        if (veto.lifted() != null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "veto-lifted", id);
        }
        FactStore.lift(db, program, id, reason, access.caller().account(), clock.instant());
        ProgramStore.changed(db, program);
        audit.write(db, new Audit.Line("veto.lifted", program + " " + id, state.program().unit(), veto.subject() + " " + veto.veto(), reason));
        return FactStore.veto(db, program, id).orElseThrow();
    }

    @Override
    public Page<Veto> vetoes(String program, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Reach reach = access.readable(db, ProgramAccess.state(db, program).program());
            return Page.cut(FactStore.vetoes(db, program, reach, null, after, rows + 1), rows, Veto::id);
        });
    }

    @Override
    public List<Veto> against(String program, String subject) {
        return transactions.read(db -> {
            Reach reach = access.readable(db, ProgramAccess.state(db, program).program());
            return FactStore.vetoes(db, program, reach, subject, null, Limits.MOST);
        });
    }
}
