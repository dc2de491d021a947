package org.linli.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.people.People;
import org.linli.api.people.People.Entered;
import org.linli.api.security.Caller;
import org.linli.core.people.PeopleWriter.Change;
import org.linli.core.typed.TypedDay;

/** One import of people. */
final class PersonFile implements RowImport.Session {

    /** The file's names for what is entered, where they differ. */
    private static final Map<String, String> COLUMNS = Map.of("number", "person", "idType", "id_type", "idNo", "id_no", "birthDate", "birth_date");

    private final Caller caller;
    private final LocalDate today;
    private final PersonStore store;
    private final HouseholdStore households;
    private final PeopleWriter writer;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> documents = new HashMap<>();

    PersonFile(Caller caller, LocalDate today, PersonStore store, HouseholdStore households, PeopleWriter writer) {
        this.caller = caller;
        this.today = today;
        this.store = store;
        this.households = households;
        this.writer = writer;
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        List<Entered> entered = lines.stream().map(PersonFile::entered).toList();
        Surroundings around = Surroundings.of(db, entered, store, households);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (date(line.cell("birth_date")) == null && !line.cell("birth_date").isEmpty()) {
                faults.add(line, "birth_date", TypedDay.fault(line.cell("birth_date")));
            }
            twice(line, "person", line.cell("person"), numbers, faults);
            twice(line, "id_no", IdCard.normal(line.cell("id_no")), documents, faults);
            PersonEntry entry = new PersonEntry(entered.get(i), around, today, store);
            KnownPerson after = entry.after();
            for (Fault fault : entry.faults()) {
                faults.add(line, COLUMNS.getOrDefault(fault.where(), fault.where()), fault.what());
            }
            if (after != null) {
                faults.effect(line, entry.before() == null ? Effect.NEW : after.equals(entry.before()) ? Effect.UNCHANGED : Effect.CHANGED);
            }
            if (after != null && !mayWrite(entry, after)) {
                faults.add(line, "unit", PersonEntry.MESSAGES.text("person.forbidden"));
            }
        }
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        List<Entered> entered = lines.stream().map(PersonFile::entered).toList();
        Surroundings around = Surroundings.of(db, entered, store, households);
        List<Change> changes = new ArrayList<>();
        for (Entered one : entered) {
            PersonEntry entry = new PersonEntry(one, around, today, store);
            KnownPerson after = entry.after();
            if (after == null) {
                throw PersonEntry.MESSAGES.problem(Problem.Kind.CONFLICT, "person-changed-meanwhile", one.number()).listing(entry.faults());
            }
            changes.add(Change.of(entry, after));
        }
        int written = written(db, changes);
        return new Applied(written, lines.size() - written);
    }

    private int written(Db db, List<Change> changes) {
        try {
            return writer.write(db, changes, today);
        } catch (DuplicateKey e) {
            throw new Contention("a person was entered since the file was looked through", e);
        }
    }

    private boolean mayWrite(PersonEntry entry, KnownPerson after) {
        return caller.may(People.WRITE, after.unitPath()) && (entry.before() == null || caller.may(People.WRITE, entry.before().unitPath()));
    }

    private static void twice(Line line, String column, String value, Map<String, Integer> rows, Faults faults) {
        Integer first = value.isEmpty() ? null : rows.putIfAbsent(value, line.number());
        if (first != null) {
            faults.add(line, column, PersonEntry.MESSAGES.text("person.twice", String.valueOf(first)));
        }
    }

    private static Entered entered(Line line) {
        return new Entered(line.cell("person"), line.cell("name"), line.cell("id_type"), line.cell("id_no"), line.cell("gender"),
                date(line.cell("birth_date")), line.cell("phone"), line.cell("unit"), line.cell("household"), line.cell("address"));
    }

    /** Null for a blank cell and for one that is no date. */
    private static LocalDate date(String cell) {
        return TypedDay.of(cell);
    }
}
