package org.linli.core.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Column;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Facts.Veto;
import org.linli.api.programs.ProgramKind;
import org.linli.core.typed.TypedDay;

/** One import of vetoes; one that is there already is left as it is, also where it was lifted since. */
public final class VetoFile implements RowImport.Session {

    private static final Messages MESSAGES = Messages.beside(VetoFile.class);

    /** What makes two vetoes the same. */
    private record Same(String subject, String veto, LocalDate occurredOn) {
    }

    private final String program;
    private final ProgramKind kind;
    private final RecordedFacts facts;

    private VetoFile(String program, ProgramKind kind, RecordedFacts facts) {
        this.program = program;
        this.kind = kind;
        this.facts = facts;
    }

    public static RowImport of(String module, ProgramKind kind, RecordedFacts facts) {
        return new ProgramRows("vetoes", module + "." + Facts.WRITE, List.of(new Column(kind.subjectColumn(), true), new Column("veto", true),
                new Column("occurred_on", true), new Column("facts", false)), program -> new VetoFile(program, kind, facts));
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        ProgramState state = ProgramAccess.state(db, program);
        ProgramAccess.requireRecords(state);
        FactRules rules = facts.rules(db, state, subjects(lines));
        for (Line line : lines) {
            LocalDate on = date(line);
            if (on == null && !line.cell("occurred_on").isEmpty()) {
                faults.add(line, "occurred_on", TypedDay.fault(line.cell("occurred_on")));
            } else {
                rules.faults(line.cell(kind.subjectColumn()), rules.rules().vetoMeant(line.cell("veto")), on, words(line)).forEach(fault -> faults.add(line,
                        fault.where().equals("subject") ? kind.subjectColumn() : fault.where(), fault.what()));
            }
        }
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        ProgramState state = ProgramAccess.locked(db, program);
        ProgramAccess.requireRecords(state);
        FactRules rules = facts.rules(db, state, Set.of());
        Set<Same> there = new HashSet<>();
        FactStore.against(db, program, subjects(lines)).forEach(veto -> there.add(new Same(veto.subject(), veto.veto(), veto.occurredOn())));
        List<Veto> fresh = new ArrayList<>();
        for (Line line : lines) {
            var same = new Same(line.cell(kind.subjectColumn()), rules.rules().vetoMeant(line.cell("veto")), date(line));
            if (there.add(same)) {
                fresh.add(facts.fresh(same.subject(), same.veto(), same.occurredOn(), words(line)));
            }
        }
        facts.record(db, state, fresh);
        return new Applied(fresh.size(), lines.size() - fresh.size());
    }

    private Set<String> subjects(List<Line> lines) {
        return lines.stream().map(line -> line.cell(kind.subjectColumn())).collect(Collectors.toSet());
    }

    /** A file need not say what happened; then it says where the veto came from. */
    private static String words(Line line) {
        Text imported = MESSAGES.text("veto.imported");
        return line.cell("facts").isEmpty() ? imported.zh() + " / " + imported.en() : line.cell("facts");
    }

    private static LocalDate date(Line line) {
        return TypedDay.of(line.cell("occurred_on"));
    }
}
