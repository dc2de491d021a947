package org.linli.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linli.api.Text;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.people.People;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.core.territory.KnownUnits;
import org.linli.core.typed.CodeShape;

/** One import of households; the head of a household must be known, so people who head one are imported first. */
final class HouseholdFile implements RowImport.Session {

    private static final int LONGEST_ADDRESS = 300;

    private final Caller caller;
    private final LocalDate today;
    private final PersonStore people;
    private final HouseholdStore store;
    private final Audit audit;
    private final Map<String, Integer> numbers = new HashMap<>();

    HouseholdFile(Caller caller, LocalDate today, PersonStore people, HouseholdStore store, Audit audit) {
        this.caller = caller;
        this.today = today;
        this.people = people;
        this.store = store;
        this.audit = audit;
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        Map<String, KnownHousehold> stored = store.byNumber(db, cells(lines, "household"));
        Map<String, Unit> units = KnownUnits.find(db, cells(lines, "unit"));
        Map<String, KnownPerson> heads = people.byNumber(db, cells(lines, "head"));
        for (Line line : lines) {
            String number = line.cell("household");
            KnownHousehold before = stored.get(number);
            Unit unit = units.get(line.cell("unit"));
            Integer first = numbers.putIfAbsent(number, line.number());
            Text wrong = CodeShape.NUMBER.fault(number);
            if (wrong != null) {
                faults.add(line, "household", wrong);
            } else if (first != null) {
                fault(faults, line, "household", "person.twice", String.valueOf(first));
            }
            if (unit == null && (before == null || !line.cell("unit").isEmpty())) {
                fault(faults, line, "unit", "person.unit-unknown");
            } else if (unit != null && unit.level().tree() != Level.Tree.TERRITORY) {
                fault(faults, line, "unit", "person.unit-tree", unit.level().title());
            } else if (unit != null && unit.until() != null && unit.until().isBefore(today)) {
                fault(faults, line, "unit", "person.unit-ended", unit.until().toString());
            } else if (unit != null && !caller.may(People.WRITE, unit.path()) || before != null && !caller.may(People.WRITE, before.unitPath())) {
                fault(faults, line, "unit", "person.forbidden");
            }
            if (line.cell("address").length() > LONGEST_ADDRESS) {
                fault(faults, line, "address", "person.address", String.valueOf(LONGEST_ADDRESS));
            }
            if (before != null) {
                faults.effect(line, after(line, before, unit).equals(before) ? Effect.UNCHANGED : Effect.CHANGED);
            } else {
                faults.effect(line, Effect.NEW);
            }
            if (!line.cell("head").isEmpty() && !heads.containsKey(line.cell("head"))) {
                fault(faults, line, "head", "household.head-unknown");
            }
        }
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        try {
            return write(db, lines);
        } catch (DuplicateKey e) {
            throw new Contention("a household was entered since the file was looked through", e);
        }
    }

    /** @throws DuplicateKey when one that is new is there by now */
    Applied write(Db db, List<Line> lines) {
        Map<String, KnownHousehold> stored = store.byNumber(db, cells(lines, "household"));
        Map<String, Unit> units = KnownUnits.find(db, cells(lines, "unit"));
        List<KnownHousehold> fresh = new ArrayList<>();
        List<KnownHousehold> changed = new ArrayList<>();
        List<Audit.Line> audited = new ArrayList<>();
        for (Line line : lines) {
            KnownHousehold before = stored.get(line.cell("household"));
            Unit unit = units.get(line.cell("unit"));
            KnownHousehold after = after(line, before, unit);
            if (before == null) {
                fresh.add(after);
            } else if (!after.equals(before)) {
                changed.add(new KnownHousehold(after.number(), after.unit(), after.unitPath(), after.address(), after.head(), before.version() + 1));
            }
            if (!after.equals(before)) {
                audited.add(new Audit.Line(before == null ? "household.created" : "household.changed", after.number(), after.unit(),
                        before == null ? null : summary(before), summary(after)));
            }
        }
        store.add(db, fresh);
        store.change(db, changed);
        audit.write(db, audited);
        return new Applied(audited.size(), lines.size() - audited.size());
    }

    private static KnownHousehold after(Line line, KnownHousehold before, Unit unit) {
        return new KnownHousehold(line.cell("household"), unit == null ? before.unit() : unit.code(), unit == null ? before.unitPath() : unit.path(),
                or(line, "address", before, KnownHousehold::address), or(line, "head", before, KnownHousehold::head), before == null ? 1 : before.version());
    }

    private static String summary(KnownHousehold household) {
        return "unit=" + household.unit() + " head=" + household.head();
    }

    private static String or(Line line, String column, KnownHousehold before, Function<KnownHousehold, String> stored) {
        String cell = line.cell(column);
        return !cell.isEmpty() ? cell : before == null ? null : stored.apply(before);
    }

    private static List<String> cells(List<Line> lines, String column) {
        return lines.stream().map(line -> line.cell(column)).filter(cell -> !cell.isEmpty()).distinct().toList();
    }

    private static void fault(Faults faults, Line line, String column, String key, Object... arguments) {
        faults.add(line, column, PersonEntry.MESSAGES.text(key, arguments));
    }
}
