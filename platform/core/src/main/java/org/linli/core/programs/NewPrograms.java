package org.linli.core.programs;

import java.util.List;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.api.programs.Stage;
import org.linli.scoring.Period;

/** What is checked of a program before there is one. */
final class NewPrograms {

    private static final Messages MESSAGES = Messages.beside(NewPrograms.class);
    private static final int LONGEST_TITLE = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private NewPrograms() {
    }

    /** The program that was asked for, with the rulebook's newest version where none is named. */
    static Program of(Db db, RulebookShelf shelf, String module, NewProgram asked, Place unit) {
        int version = version(db, module, asked);
        Rules rules = shelf.rules(db, module, asked.rulebook(), version);
        rules.quotaLevels().stream().filter(level -> level.tree() != unit.level().tree()).findFirst().ifPresent(level -> {
            throw MESSAGES.problem(Problem.Kind.INVALID, "unit-other-tree", unit.code(), unit.level().title(), asked.rulebook(), level.title())
                    .at("unit");
        });
        Period period = period(asked.period(), rules);
        var program = new Program(Ids.next(), module, asked.rulebook(), version, unit.code(), unit.path(), period.code(), period.from(),
                period.to(), title(asked.title()), asked.draft() ? Stage.DRAFT : Stage.OPEN, blankAsNull(asked.previous()), 1);
        ProgramStore.sameRun(db, program).ifPresent(other -> {
            throw exists(program).with("program", other);
        });
        return program;
    }

    static Problem exists(Program program) {
        return MESSAGES.problem(Problem.Kind.CONFLICT, "program-exists", program.rulebook(), program.unit(), program.period());
    }

    /**
     * The former program, if its participants can be taken over: the caller may see them all, and it is over, of the same module, unit (or one
     * below) and subjects, and of the cycle just before.
     */
    static Optional<Program> previous(Db db, RulebookShelf shelf, ProgramAccess access, Program program) {
        if (program.previous() == null) {
            return Optional.empty();
        }
        Program former = ProgramStore.find(db, program.previous()).map(ProgramState::program)
                .filter(found -> found.module().equals(program.module()))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "previous-unknown", program.previous()).at("previous"));
        access.require(Programs.READ, former);
        if (!former.unit().equals(program.unit()) && !former.path().isWithin(program.path())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "previous-unit", former.unit(), program.unit()).at("previous");
        }
        if (!former.to().plusDays(1).equals(program.from())) {
            throw otherCycle(db, former, program);
        }
        if (former.stage() != Stage.FILED && former.stage() != Stage.CLOSED) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "previous-under-way", former.id(), former.stage().title()).at("previous");
        }
        Rules rules = shelf.rules(db, program);
        if (!rules.rulebook().subjects().equals(shelf.rules(db, former).rulebook().subjects())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "previous-subjects", Subjects.title(rules)).at("previous");
        }
        List<String> unknown = ParticipantStore.kinds(db, former.id()).stream()
                .filter(kind -> kind == null ? rules.hasKinds() : !rules.hasKind(kind)).map(String::valueOf).toList();
        if (!unknown.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "previous-kinds", String.join(", ", unknown)).at("previous");
        }
        return Optional.of(former);
    }

    private static Problem otherCycle(Db db, Program former, Program program) {
        String before = Period.of(program.period()).previous().code();
        Optional<String> right = ProgramStore.ofPeriod(db, program, before);
        Text mend = right.map(id -> MESSAGES.text("previous.right", id, before)).orElseGet(() -> MESSAGES.text("previous.none", before));
        Problem problem = MESSAGES.problem(Problem.Kind.INVALID, "previous-not-before", former.period(), program.period(), before, mend).at("previous");
        return right.map(id -> problem.with("program", id)).orElse(problem);
    }

    static String title(String title) {
        String given = blankAsNull(title);
        if (given != null && given.length() > LONGEST_TITLE) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "program-title-long", String.valueOf(LONGEST_TITLE)).at("title");
        }
        return given;
    }

    private static int version(Db db, String module, NewProgram asked) {
        if (blankAsNull(asked.rulebook()) == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "program-needs", MESSAGES.text("needs.rulebook")).at("rulebook");
        }
        if (asked.version() != null) {
            return RulebookStore.find(db, module, asked.rulebook(), asked.version()).map(stored -> stored.identity().version())
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "rulebook-version-unknown", asked.rulebook(),
                            asked.version().toString(), module).at("version"));
        }
        return RulebookStore.newest(db, module, asked.rulebook())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "rulebook-unknown", asked.rulebook(), module).at("rulebook"));
    }

    private static Period period(String code, Rules rules) {
        if (blankAsNull(code) == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "program-needs", MESSAGES.text("needs.period")).at("period");
        }
        Period period;
        try {
            period = Period.of(code);
        } catch (IllegalArgumentException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "period-malformed", code).at("period");
        }
        if (period.from().getYear() < FIRST_YEAR || period.from().getYear() > LAST_YEAR) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "period-year", code, String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)).at("period");
        }
        if (period.length() != rules.rulebook().cycle()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "period-length", code, MESSAGES.text("cycle." + rules.rulebook().cycle()),
                    MESSAGES.text("example." + rules.rulebook().cycle())).at("period");
        }
        return period;
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
