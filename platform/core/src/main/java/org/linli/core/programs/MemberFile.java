package org.linli.core.programs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Column;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.core.programs.Naming.Named;
import org.linli.core.programs.ParticipantStore.Placed;

/**
 * One import of members: who takes part, in which unit, as what kind, and who is exempt; blank cells leave what is stored.
 *
 * <p>The number says who it is; a name beside it guards against rows that slipped. An exemption is proposed; where somebody else has proposed it
 * and whoever imports may approve at the program's own unit, it is agreed to.
 */
public final class MemberFile implements RowImport.Session {

    private static final Messages MESSAGES = Messages.beside(MemberFile.class);

    private final String program;
    private final ProgramKind kind;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final Subjects subjects;
    private final ProgramAccess access;
    /** What the rows so far made of each subject, so that two rows of one subject must say the same. */
    private final Map<String, Named> seen = new HashMap<>();

    private MemberFile(String program, ProgramKind kind, Audit audit, Clock clock, RulebookShelf shelf, Subjects subjects, ProgramAccess access) {
        this.program = program;
        this.kind = kind;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
        this.subjects = subjects;
        this.access = access;
    }

    public static RowImport of(String module, ProgramKind kind, Audit audit, Clock clock, RulebookShelf shelf, Subjects subjects,
            ProgramAccess access) {
        List<Column> columns = new ArrayList<>(List.of(new Column(kind.subjectColumn(), true), new Column("name", false)));
        if (kind.unitColumn() != null) {
            columns.add(new Column(kind.unitColumn(), true));
        }
        columns.add(new Column("kind", false));
        columns.add(new Column("exempt", false));
        return new ProgramRows("members", module + "." + Programs.WRITE, columns,
                program -> new MemberFile(program, kind, audit, clock, shelf, subjects, access));
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        ProgramState state = ProgramAccess.state(db, program);
        ProgramAccess.requireParticipants(state);
        Naming naming = naming(db, state, lines);
        Deciding deciding = deciding(db, state);
        for (Line line : lines) {
            check(state, naming, line, deciding, faults);
        }
    }

    private void check(ProgramState state, Naming naming, Line line, Deciding deciding, Faults faults) {
        Named named = named(line);
        Naming.Checked checked = naming.check(named);
        for (Problem.Fault fault : checked.faults()) {
            faults.add(line, column(fault.where()), fault.what());
        }
        String exempt = exempt(line);
        if (!exempt.isEmpty() && !Participants.EXEMPTION_REASONS.contains(exempt)) {
            faults.add(line, "exempt", MESSAGES.text("participant.exempt", exempt, reasons()));
        }
        Placed present = naming.present(named.subject()).orElse(null);
        boolean undone = present != null && !exempt.isEmpty()
                && Exemptions.undoneBy(present.participant(), exempt, deciding.on(present.participant(), exempt));
        if (undone) {
            faults.add(line, "exempt", MESSAGES.text("participant.exempt-agreed", present.participant().exemption().reason()));
        }
        Named before = seen.putIfAbsent(named.subject(), named);
        if (before != null && !before.equals(named)) {
            faults.add(line, kind.subjectColumn(), MESSAGES.text("participant.twice", named.subject()));
        }
        if (checked.placed() == null) {
            return;
        }
        if (!undone) {
            faults.effect(line, present == null ? Effect.NEW : after(checked.placed(), exempt, deciding).equals(present) ? Effect.UNCHANGED : Effect.CHANGED);
        }
        if (may(state, checked.placed(), present)) {
            naming.misnamed(named.subject(), line.cell("name")).ifPresent(fault -> faults.add(line, fault.where(), fault.what()));
        } else {
            faults.add(line, kind.unitColumn() == null ? kind.subjectColumn() : kind.unitColumn(),
                    MESSAGES.text("participant.out-of-scope", checked.placed().participant().unit()));
        }
    }

    /** Which exemptions whoever imports may agree to: not its own, nor what it proposes with this file or did before. */
    private record Deciding(ProgramAccess access, Program program, boolean may, Optional<String> own) {

        boolean on(Participant one, String reason) {
            Exemption was = one.exemption();
            boolean proposed = was != null && was.state() == Exemption.State.PROPOSED && was.reason().equals(reason);
            String by = proposed ? was.proposedBy() : access.caller().account();
            return may && !own.filter(one.subject()::equals).isPresent() && access.isAnother(program, by);
        }
    }

    private Deciding deciding(Db db, ProgramState state) {
        Program its = state.program();
        return new Deciding(access, its, access.caller().may(ProgramAccess.permission(Programs.APPROVE, its), its.path()), access.own(db, its));
    }

    private boolean may(ProgramState state, Placed after, Placed before) {
        Caller caller = access.caller();
        return ProgramAccess.may(caller, Programs.WRITE, state.program(), after.path())
                && (before == null || ProgramAccess.may(caller, Programs.WRITE, state.program(), before.path()));
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        ProgramState state = ProgramAccess.locked(db, program);
        ProgramAccess.requireParticipants(state);
        Naming naming = naming(db, state, lines);
        Deciding deciding = deciding(db, state);
        Map<String, Placed> changed = new LinkedHashMap<>();
        for (Line line : lines) {
            Placed named = naming.check(named(line)).orRefuse();
            Placed after = after(named, exempt(line), deciding);
            if (!Objects.equals(after, naming.present(after.participant().subject()).orElse(null))) {
                changed.put(after.participant().subject(), after);
            }
        }
        write(db, state, naming, changed);
        return new Applied(changed.size(), lines.size() - changed.size());
    }

    /** A participant with the exemption that its line speaks of. */
    private Placed after(Placed named, String exempt, Deciding deciding) {
        var doer = new Exemptions.Doer(access.caller().account(), clock.instant());
        return exempt.isEmpty() ? named
                : new Placed(Exemptions.imported(named.participant(), exempt, deciding.on(named.participant(), exempt), doer), named.path());
    }

    /** The reason that is meant by its code or one of its words; what was typed where there is none. */
    private static String exempt(Line line) {
        String typed = line.cell("exempt");
        return Participants.EXEMPTION_REASONS.stream().filter(reason -> !typed.isEmpty()
                && Stream.of((words(reason).zh() + "/" + words(reason).en()).split("/")).anyMatch(typed::equalsIgnoreCase)).findFirst().orElse(typed);
    }

    private static Text words(String reason) {
        return MESSAGES.text("exempt." + reason);
    }

    /** The reasons with their usual words. */
    private static Text reasons() {
        return new Text(Participants.EXEMPTION_REASONS.stream().map(reason -> reason + "（" + words(reason).zh().split("/")[0] + "）").collect(Collectors.joining("、")),
                String.join(", ", Participants.EXEMPTION_REASONS));
    }

    private void write(Db db, ProgramState state, Naming naming, Map<String, Placed> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Placed> rows = new ArrayList<>();
        List<Audit.Line> lines = new ArrayList<>();
        changed.forEach((subject, placed) -> {
            Placed before = naming.present(subject).orElse(null);
            rows.add(before == null ? placed : Naming.changed(placed));
            lines.add(new Audit.Line(before == null ? "participant.named" : "participant.changed", program + " " + subject,
                    placed.participant().unit(), before == null ? null : NamedParticipants.words(before), NamedParticipants.words(placed)));
        });
        ParticipantStore.put(db, rows);
        ProgramStore.changed(db, state.program().id());
        audit.write(db, lines);
    }

    private Naming naming(Db db, ProgramState state, List<Line> lines) {
        return Naming.of(db, state.program(), shelf.rules(db, state.program()), subjects, lines.stream().map(this::named).toList());
    }

    private Named named(Line line) {
        return new Named(line.cell(kind.subjectColumn()), kind.unitColumn() == null ? null : blankAsNull(line.cell(kind.unitColumn())),
                blankAsNull(line.cell("kind")));
    }

    private String column(String where) {
        return switch (where) {
            case "subject" -> kind.subjectColumn();
            case "unit" -> kind.unitColumn() == null ? kind.subjectColumn() : kind.unitColumn();
            default -> where;
        };
    }

    private static String blankAsNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
