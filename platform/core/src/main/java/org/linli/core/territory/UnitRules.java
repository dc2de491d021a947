package org.linli.core.territory;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.core.typed.CodeShape;
import org.linli.core.typed.NameShape;

/** What makes a unit right: its code, name, days, and where it may stand. */
final class UnitRules {

    static final Messages MESSAGES = Messages.beside(UnitRules.class);
    static final int DEEPEST = 23;
    static final int LONGEST_NAME = 100;

    private UnitRules() {
    }

    static void code(String code) {
        Text wrong = CodeShape.UNIT.fault(code);
        if (wrong != null) {
            throw invalid("unit-code", code).at("code").listing(List.of(new Problem.Fault("code", wrong)));
        }
    }

    static void name(String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw invalid("unit-name", name).at("name");
        }
        Text wrong = NameShape.fault(name);
        if (wrong != null) {
            throw invalid("unit-name", name).at("name").listing(List.of(new Problem.Fault("name", wrong)));
        }
    }

    static void days(LocalDate from, LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw invalid("unit-days", from.toString(), until.toString()).at("until");
        }
    }

    static void version(Unit unit, int read) {
        if (unit.version() != read) {
            throw MESSAGES.problem(Problem.Kind.STALE, "unit-stale", unit.code(), String.valueOf(unit.version()), String.valueOf(read));
        }
    }

    /** @param parent null for a top, which may have any level */
    static void place(String code, Level level, Unit parent, LocalDate today) {
        if (parent == null) {
            return;
        }
        if (!level.fitsUnder(parent.level())) {
            throw invalid("unit-level", code, level.title(), parent.code(), parent.level().title()).at("level");
        }
        if (!parent.standsOn(today) && parent.until() != null) {
            throw invalid("unit-ended", parent.code(), parent.until().toString()).at("parent");
        }
        depth(code, parent.path().depth() + 1);
    }

    /** Two units become one only where one can stand for the other: on one level, and both there today. */
    static void merge(Unit gone, Unit heir, LocalDate today) {
        if (heir.path().isWithin(gone.path())) {
            throw invalid("unit-under-itself", gone.code(), heir.code()).at("into");
        }
        if (gone.level() != heir.level()) {
            throw invalid("unit-merge-level", gone.code(), gone.level().title(), heir.code(), heir.level().title()).at("into");
        }
        if (!heir.standsOn(today)) {
            throw invalid("unit-merge-days", heir.code(), today.toString()).at("into");
        }
        if (!gone.standsOn(today)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "unit-merge-days", gone.code(), today.toString());
        }
    }

    static void depth(String code, int depth) {
        if (depth > DEEPEST) {
            throw invalid("unit-too-deep", code, String.valueOf(DEEPEST + 1)).at("parent");
        }
    }

    static Problem invalid(String problem, Object... arguments) {
        return MESSAGES.problem(Problem.Kind.INVALID, problem, arguments);
    }

    static Problem notFound(String code) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "unit-not-found", code);
    }
}
