package org.linli.core.territory;

import java.time.LocalDate;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** A unit as it will stand after the import: one of the file, or one of the database that the file refers to. */
final class PlannedUnit {

    private final String code;
    /** What it is called now; null for one that is new or gets another parent. */
    private final String name;
    private final Level level;
    private final PlannedUnit parent;
    /** Where it stands now; null for one that is new or gets another parent. */
    private final String path;
    private final LocalDate until;
    private final int depth;
    private final boolean fresh;
    /** Its row in the file; 0 when it is only referred to. */
    private int row;

    private PlannedUnit(String code, String name, Level level, PlannedUnit parent, String path, LocalDate until, int depth, boolean fresh, int row) {
        this.code = code;
        this.name = name;
        this.level = level;
        this.parent = parent;
        this.path = path;
        this.until = until;
        this.depth = depth;
        this.fresh = fresh;
        this.row = row;
    }

    static PlannedUnit standing(Unit unit) {
        return new PlannedUnit(unit.code(), unit.name(), unit.level(), null, unit.path().value(), unit.until(), unit.path().depth(), false, 0);
    }

    /** @param fresh whether there was none of that code before */
    static PlannedUnit under(PlannedUnit parent, String code, Level level, boolean fresh, int row) {
        return new PlannedUnit(code, null, level, parent, null, null, parent == null ? 0 : parent.depth + 1, fresh, row);
    }

    String code() {
        return code;
    }

    /** Whether it is called so, or nothing is said of its name. */
    boolean isCalled(String said) {
        return said.isEmpty() || said.equals(name);
    }

    Level level() {
        return level;
    }

    /** Null for a top, and for a unit that stands already. */
    PlannedUnit parent() {
        return parent;
    }

    LocalDate until() {
        return until;
    }

    int depth() {
        return depth;
    }

    boolean fresh() {
        return fresh;
    }

    int row() {
        return row;
    }

    void inRow(int number) {
        row = number;
    }

    UnitPath path() {
        if (path != null) {
            return new UnitPath(path);
        }
        return parent == null ? UnitPath.top(code) : parent.path().child(code);
    }
}
