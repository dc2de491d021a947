package org.linli.core.programs;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Column;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.ProgramKind;
import org.linli.scoring.rulebook.Component;

/** One import of appraisals: a score for each subject in the one component of the rulebook that isn't made of points. */
public final class AppraisalFile implements RowImport.Session {

    private static final Messages MESSAGES = Messages.beside(AppraisalFile.class);

    private final String program;
    private final ProgramKind kind;
    private final RecordedFacts facts;
    /** The row that each subject's score stands in. */
    private final Map<String, Integer> seen = new HashMap<>();

    private AppraisalFile(String program, ProgramKind kind, RecordedFacts facts) {
        this.program = program;
        this.kind = kind;
        this.facts = facts;
    }

    public static RowImport of(String module, ProgramKind kind, RecordedFacts facts) {
        return new ProgramRows("appraisals", module + "." + Facts.WRITE, List.of(new Column(kind.subjectColumn(), true), new Column("score", true)),
                program -> new AppraisalFile(program, kind, facts));
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        ProgramState state = ProgramAccess.state(db, program);
        ProgramAccess.requireRecords(state);
        FactRules rules = facts.rules(db, state, subjects(lines));
        String component = component(rules);
        Map<FactStore.Of, Score> there = FactStore.scores(db, program, subjects(lines));
        for (Line line : lines) {
            String subject = line.cell(kind.subjectColumn());
            Integer before = seen.putIfAbsent(subject, line.number());
            if (before != null) {
                faults.add(line, kind.subjectColumn(), MESSAGES.text("row.twice", subject, before.toString()));
            }
            BigDecimal score = score(line);
            if (score == null && !line.cell("score").isEmpty()) {
                faults.add(line, "score", MESSAGES.text("score.malformed", line.cell("score")));
            } else {
                check(rules, new Score(subject, component, score, null), there, line, faults);
            }
        }
    }

    private void check(FactRules rules, Score score, Map<FactStore.Of, Score> there, Line line, Faults faults) {
        rules.faults(score).forEach(fault -> faults.add(line, column(fault.where()), fault.what()));
        FactRules.overwriting(there.get(FactStore.Of.of(score)), score)
                .ifPresent(fault -> faults.add(line, column(fault.where()), fault.what()));
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        ProgramState state = ProgramAccess.locked(db, program);
        ProgramAccess.requireRecords(state);
        String component = component(facts.rules(db, state, Set.of()));
        List<Score> scores = lines.stream().map(line -> new Score(line.cell(kind.subjectColumn()), component, score(line), null)).toList();
        facts.requireSourcesKept(db, state, scores);
        int changed = facts.put(db, state, scores, "appraisals");
        return new Applied(changed, lines.size() - changed);
    }

    private Set<String> subjects(List<Line> lines) {
        return lines.stream().map(line -> line.cell(kind.subjectColumn())).collect(Collectors.toSet());
    }

    private String column(String where) {
        return where.equals("subject") ? kind.subjectColumn() : where;
    }

    private static String component(FactRules rules) {
        List<String> scored = rules.rules().rulebook().components().stream().filter(one -> one.points() == null).map(Component::id).toList();
        if (scored.size() != 1) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "appraisal-component", String.valueOf(scored.size()), String.join(", ", scored));
        }
        return scored.get(0);
    }

    /** Null where there is none or it can't be read. */
    private static BigDecimal score(Line line) {
        String cell = line.cell("score");
        return cell.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? new BigDecimal(cell) : null;
    }
}
