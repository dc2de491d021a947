package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.security.Audit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ballots from a file: one row for each score, into the open appraisals of the branches. */
@Component(service = BallotImport.class)
public final class BallotImport implements RowImport {

    private static final Messages MESSAGES = Messages.beside(BallotImport.class);
    private static final String BRANCH = "branch";
    private static final String RATER = "rater";
    private static final String PERSON = "person";
    private static final String SCORE = "score";

    private final MemberRegister register;
    private final Participants participants;
    private final Audit audit;
    private final AppraisalStore appraisals = new AppraisalStore();
    private final BallotStore ballots = new BallotStore();

    @Activate
    public BallotImport(@Reference MemberRegister register, @Reference Participants participants, @Reference Audit audit) {
        this.register = register;
        this.participants = participants;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "appraisal-ballots";
    }

    @Override
    public String permission() {
        return Appraisals.BALLOTS;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(BRANCH, true), new Column(RATER, true, MESSAGES.text("column.rater")), new Column(PERSON, true), new Column(SCORE, true));
    }

    @Override
    public Session open(String program) {
        Program running = register.program(program);
        register.requireRecords(running);
        var rules = new BallotRules(Appraisals.max(register.rules(running), Appraisals.component(register.rules(running)).id()));
        return new Ballots(running, rules);
    }

    private final class Ballots implements Session {

        private final Program program;
        private final BallotRules rules;
        private final Map<String, Optional<Appraisal>> open = new HashMap<>();
        private final Map<String, Optional<Participant>> members = new HashMap<>();
        private final Set<List<String>> seen = new HashSet<>();
        /** Of each appraisal, the scores of its slips by mark, as they were when the file came in. */
        private final Map<String, Map<String, Map<String, BigDecimal>>> cast = new HashMap<>();

        Ballots(Program program, BallotRules rules) {
            this.program = program;
            this.rules = rules;
        }

        @Override
        public void check(Db db, List<Line> lines, Faults faults) {
            lines.forEach(line -> check(db, line, faults));
        }

        private void check(Db db, Line line, Faults faults) {
            Optional<Appraisal> appraisal = appraisal(db, line);
            if (appraisal.isEmpty()) {
                faults.add(line, BRANCH, MESSAGES.text("ballot.no-appraisal", line.cell(BRANCH)));
                return;
            }
            if (!mayWrite(appraisal.get())) {
                faults.add(line, BRANCH, MESSAGES.text("ballot.scope", line.cell(BRANCH)));
                return;
            }
            String rater = line.cell(RATER);
            Participant member = members.computeIfAbsent(line.cell(PERSON), person -> participants.find(program.id(), person)).orElse(null);
            Optional<Text> noRater = rater.isEmpty() || rater.length() > 100 ? Optional.of(MESSAGES.text("ballot.rater")) : Optional.empty();
            Optional<Text> wrongPerson = BallotRules.fault(rater, line.cell(PERSON), line.cell(BRANCH), member);
            Optional<Text> wrongScore = number(line).map(rules::fault)
                    .orElseGet(() -> Optional.of(MESSAGES.text("ballot.score", line.cell(SCORE), rules.max().toPlainString())));
            note(line, RATER, noRater, faults);
            note(line, PERSON, wrongPerson, faults);
            note(line, SCORE, wrongScore, faults);
            if (noRater.isPresent() || wrongPerson.isPresent() || wrongScore.isPresent()) {
                return;
            }
            if (!seen.add(List.of(line.cell(BRANCH), rater, line.cell(PERSON)))) {
                faults.add(line, PERSON, MESSAGES.text("ballot.twice", rater, line.cell(PERSON)));
                return;
            }
            BigDecimal before = cast.computeIfAbsent(appraisal.get().id(), id -> cast(db, id))
                    .getOrDefault(Ballot.mark(appraisal.get().id(), rater), Map.of()).get(line.cell(PERSON));
            if (before != null && before.compareTo(number(line).orElseThrow()) != 0) {
                faults.add(line, SCORE, MESSAGES.text("ballot.cast", rater, line.cell(PERSON), before.toPlainString()));
            }
        }

        private Map<String, Map<String, BigDecimal>> cast(Db db, String appraisal) {
            return ballots.list(db, appraisal).stream().collect(Collectors.toMap(Ballot::mark, Ballot::scores));
        }

        @Override
        public Applied apply(Db db, List<Line> lines) {
            Map<Appraisal, Map<String, Map<String, BigDecimal>>> slips = new LinkedHashMap<>();
            for (Line line : lines) {
                slips.computeIfAbsent(appraisal(db, line).orElseThrow(), of -> new LinkedHashMap<>())
                        .computeIfAbsent(line.cell(RATER), rater -> new LinkedHashMap<>())
                        .put(line.cell(PERSON), number(line).orElseThrow());
            }
            int changed = slips.entrySet().stream().mapToInt(slip -> apply(db, slip.getKey(), slip.getValue())).sum();
            return new Applied(changed, lines.size() - changed);
        }

        private int apply(Db db, Appraisal appraisal, Map<String, Map<String, BigDecimal>> slips) {
            appraisals.lock(db, program.id(), appraisal.id()).filter(now -> now.state() == Appraisal.State.OPEN)
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "appraisal-counted", appraisal.branch()));
            Map<String, Map<String, BigDecimal>> there = cast(db, appraisal.id());
            int changed = 0;
            for (var slip : slips.entrySet()) {
                Map<String, BigDecimal> before = there.getOrDefault(Ballot.mark(appraisal.id(), slip.getKey()), Map.of());
                Map<String, BigDecimal> fresh = new LinkedHashMap<>(slip.getValue());
                fresh.entrySet().removeIf(score -> before.containsKey(score.getKey()) && before.get(score.getKey()).compareTo(score.getValue()) == 0);
                if (fresh.keySet().stream().anyMatch(before::containsKey)) {
                    throw MESSAGES.problem(Problem.Kind.CONFLICT, "ballot-cast", slip.getKey());
                }
                if (!fresh.isEmpty()) {
                    ballots.put(db, appraisal.id(), slip.getKey(), fresh);
                    changed += fresh.size();
                }
            }
            if (changed > 0) {
                ballots.requireAtMost(db, appraisal.id(), appraisal.meeting().present());
                audit.write(db, new Audit.Line("ballots.imported", appraisal.id(), appraisal.branch(), null, String.valueOf(changed)));
            }
            return changed;
        }

        private Optional<Appraisal> appraisal(Db db, Line line) {
            return open.computeIfAbsent(line.cell(BRANCH), branch -> appraisals.ofBranch(db, program.id(), branch)
                    .filter(found -> found.state() == Appraisal.State.OPEN));
        }

        private boolean mayWrite(Appraisal appraisal) {
            return register.caller().may(Appraisals.BALLOTS, program.path())
                    || register.caller().may(Appraisals.BALLOTS, register.path(appraisal.branch()));
        }

        private Optional<BigDecimal> number(Line line) {
            return line.cell(SCORE).matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(line.cell(SCORE))) : Optional.empty();
        }

        private void note(Line line, String column, Optional<Text> fault, Faults faults) {
            fault.ifPresent(what -> faults.add(line, column, what));
        }
    }
}
