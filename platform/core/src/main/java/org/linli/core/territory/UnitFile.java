package org.linli.core.territory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitPath;
import org.linli.core.typed.CodeShape;
import org.linli.core.typed.NameShape;

/**
 * One import of units.
 *
 * <p>Rows whose parent has not been seen yet wait until it is; what still waits at the end has no parent. For each unit of the file some
 * hundred bytes are kept, so that the whole country fits into a small heap.
 */
final class UnitFile implements RowImport.Session {

    private final Caller caller;
    private final UnitStore.Origin who;
    private final UnitStore store;
    private final UnitMoves moves;
    private final Map<String, PlannedUnit> planned = new HashMap<>();
    private final Map<String, List<Line>> waiting = new HashMap<>();
    /** Asked once, before the first row: an empty town needs no look-ups. */
    private Boolean townHasUnits;

    UnitFile(Caller caller, UnitStore.Origin who, UnitStore store, Audit audit, UnitFollower follower) {
        this.caller = caller;
        this.who = who;
        this.store = store;
        this.moves = new UnitMoves(store, audit, follower);
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        if (townHasUnits == null) {
            townHasUnits = store.any(db);
        }
        if (townHasUnits) {
            remember(db, lines);
        }
        lines.forEach(line -> check(line, faults));
    }

    /** What stands already of the units that the rows name. */
    private void remember(Db db, List<Line> lines) {
        Set<String> named = new HashSet<>();
        for (Line line : lines) {
            named.add(line.cell("code"));
            named.add(line.cell("parent"));
        }
        named.removeIf(code -> code.isEmpty() || planned.containsKey(code));
        store.byCode(db, named).values().forEach(unit -> planned.putIfAbsent(unit.code(), PlannedUnit.standing(unit)));
    }

    private void check(Line line, Faults faults) {
        String code = line.cell("code");
        PlannedUnit known = planned.get(code);
        Text wrong = CodeShape.UNIT.fault(code);
        if (wrong != null) {
            faults.add(line, "code", wrong);
        } else if (line.cell("parent").equals(code)) {
            fault(faults, line, "parent", "row.under-itself");
        } else if (known != null && known.row() > 0) {
            fault(faults, line, "code", "row.code-twice", String.valueOf(known.row()));
        } else if (line.cell("name").length() > UnitRules.LONGEST_NAME || known == null && line.cell("name").isEmpty()) {
            fault(faults, line, "name", "row.name");
        } else if (NameShape.fault(line.cell("name")) != null) {
            faults.add(line, "name", NameShape.fault(line.cell("name")));
        } else if (level(line) == null && (known == null || !line.cell("level").isEmpty())) {
            fault(faults, line, "level", "row.level", LevelWords.VOCABULARY.all());
        } else if (known != null && !line.cell("level").isEmpty() && level(line) != known.level()) {
            fault(faults, line, "level", "row.level-fixed", known.level().title());
        } else {
            place(line, faults);
        }
    }

    /** Puts the row into the tree, and after it all that waited for it. */
    private void place(Line first, Faults faults) {
        Deque<Line> ready = new ArrayDeque<>(List.of(first));
        while (!ready.isEmpty()) {
            Line line = ready.pop();
            String above = line.cell("parent");
            PlannedUnit known = planned.get(line.cell("code"));
            PlannedUnit parent = planned.get(above);
            if (known != null && known.row() > 0) {
                fault(faults, line, "code", "row.code-twice", String.valueOf(known.row()));
            } else if (!above.isEmpty() && parent == null) {
                waiting.computeIfAbsent(above, code -> new ArrayList<>()).add(line);
            } else if (fits(line, known, parent, faults)) {
                plan(line, known, parent, faults);
                List<Line> behind = waiting.remove(line.cell("code"));
                if (behind != null) {
                    ready.addAll(behind);
                }
            }
        }
    }

    private void plan(Line line, PlannedUnit known, PlannedUnit parent, Faults faults) {
        boolean stays = known != null && (parent == null || known.path().equals(parent.path().child(known.code())));
        faults.effect(line, known == null ? Effect.NEW : stays && known.isCalled(line.cell("name")) ? Effect.UNCHANGED : Effect.CHANGED);
        if (stays) {
            known.inRow(line.number());
        } else {
            String code = line.cell("code");
            planned.put(code, PlannedUnit.under(parent, code, known == null ? level(line) : known.level(), known == null, line.number()));
        }
    }

    private boolean fits(Line line, PlannedUnit known, PlannedUnit parent, Faults faults) {
        Level level = known == null ? level(line) : known.level();
        if (parent != null && !level.fitsUnder(parent.level())) {
            fault(faults, line, "level", "row.level-under", level.title(), parent.code(), parent.level().title());
        } else if (parent != null && parent.until() != null && parent.until().isBefore(who.on())) {
            fault(faults, line, "parent", "row.parent-ended", parent.until().toString());
        } else if (parent != null && parent.depth() >= UnitRules.DEEPEST) {
            fault(faults, line, "parent", "row.too-deep", String.valueOf(UnitRules.DEEPEST + 1));
        } else if (known != null && parent != null && parent.path().isWithin(known.path())) {
            fault(faults, line, "parent", "row.under-itself");
        } else if (known != null && parent != null && parent.fresh() && parent.row() > line.number()) {
            fault(faults, line, "parent", "row.parent-later", String.valueOf(parent.row()));
        } else if (!mayWrite(known, parent)) {
            fault(faults, line, "code", "row.forbidden");
        } else {
            return true;
        }
        return false;
    }

    private boolean mayWrite(PlannedUnit known, PlannedUnit parent) {
        if (caller.may(Territory.WRITE, null)) {
            return true;
        }
        boolean there = known == null || caller.may(Territory.WRITE, known.path());
        return there && (parent != null ? caller.may(Territory.WRITE, parent.path()) : known != null);
    }

    @Override
    public void checked(Db db, Faults faults) {
        Map<String, String> above = new HashMap<>();
        waiting.forEach((parent, lines) -> lines.forEach(line -> above.put(line.cell("code"), parent)));
        Set<String> circles = circles(above);
        waiting.values().forEach(lines -> lines.forEach(line -> fault(faults, line, "parent",
                circles.contains(line.cell("code")) ? "row.circle" : "row.parent-unknown")));
        waiting.clear();
    }

    /** Those of the units that stand under themselves. @param above the parent of each that still waits for it */
    private static Set<String> circles(Map<String, String> above) {
        Set<String> circles = new HashSet<>();
        Set<String> walked = new HashSet<>();
        for (String start : above.keySet()) {
            Set<String> way = new LinkedHashSet<>();
            String code = start;
            while (code != null && !walked.contains(code) && way.add(code)) {
                code = above.get(code);
            }
            if (code != null && way.contains(code)) {
                String met = code;
                way.stream().dropWhile(one -> !one.equals(met)).forEach(circles::add);
            }
            walked.addAll(way);
        }
        return circles;
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        Map<String, Unit> standing = standing(db, lines);
        Map<String, UnitPath> paths = new HashMap<>();
        List<Unit> fresh = new ArrayList<>();
        List<Line> others = new ArrayList<>();
        for (Line line : lines) {
            if (standing.containsKey(line.cell("code"))) {
                others.add(line);
            } else {
                PlannedUnit plan = planned.get(line.cell("code"));
                PlannedUnit parent = plan.parent();
                UnitPath path = parent == null ? UnitPath.top(plan.code()) : path(parent, standing, paths).child(plan.code());
                fresh.add(new Unit(plan.code(), line.cell("name"), parent == null ? null : parent.code(), plan.level(), path, null, null, 1));
            }
        }
        store.load(db, fresh, who);
        // only now, because a move takes what is below along and may go under a new unit
        int changed = (int) others.stream().filter(line -> change(db, standing.get(line.cell("code")), line)).count();
        return new Applied(fresh.size() + changed, lines.size() - fresh.size() - changed);
    }

    /** The rows' units and those above them as far as they stand in the database now, for one may have been moved a moment ago. */
    private Map<String, Unit> standing(Db db, List<Line> lines) {
        Map<String, Unit> standing = new HashMap<>();
        Set<String> asked = new HashSet<>();
        Set<String> wanted = lines.stream().map(line -> line.cell("code")).collect(Collectors.toCollection(HashSet::new));
        while (!wanted.isEmpty()) {
            asked.addAll(wanted);
            Map<String, Unit> found = store.byCode(db, wanted);
            standing.putAll(found);
            Set<String> above = new HashSet<>();
            for (String code : wanted) {
                PlannedUnit parent = found.containsKey(code) ? null : planned.get(code).parent();
                if (parent != null && !asked.contains(parent.code())) {
                    above.add(parent.code());
                }
            }
            wanted = above;
        }
        return standing;
    }

    private static UnitPath path(PlannedUnit unit, Map<String, Unit> standing, Map<String, UnitPath> known) {
        UnitPath path = known.get(unit.code());
        if (path == null) {
            Unit stands = standing.get(unit.code());
            if (stands != null) {
                path = stands.path();
            } else {
                path = unit.parent() == null ? unit.path() : path(unit.parent(), standing, known).child(unit.code());
            }
            known.put(unit.code(), path);
        }
        return path;
    }

    private boolean change(Db db, Unit unit, Line line) {
        String name = line.cell("name");
        String parent = line.cell("parent");
        boolean renamed = !name.isEmpty() && !name.equals(unit.name());
        boolean moved = !parent.isEmpty() && !parent.equals(unit.parent());
        if (renamed) {
            moves.change(db, unit, name, unit.from(), unit.until(), who);
        }
        if (moved) {
            Unit now = store.lock(db, unit.code()).orElseThrow();
            Unit above = store.lock(db, parent).orElseThrow(() -> UnitRules.invalid("unit-parent-unknown", parent).at("row " + line.number()));
            moves.move(db, now, above, who);
        }
        return renamed || moved;
    }

    /** Null for none or one that isn't there. */
    private static Level level(Line line) {
        return LevelWords.VOCABULARY.of(line.cell("level")).orElse(null);
    }

    private static void fault(Faults faults, Line line, String column, String key, Object... arguments) {
        Text reason = UnitRules.MESSAGES.text(key, arguments);
        faults.add(line, column, reason);
    }
}
