package org.linli.core.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.PersonalRecords;
import org.linli.api.people.PersonalTables;
import org.linli.api.people.PersonalTables.DataClass;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.modules.Offers;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Subjects;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells people what is stored about them, and erases it, room by room. */
@Component(service = PersonalFiles.class)
public final class TownFiles implements PersonalFiles {

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final Offers<PersonalRecords> rooms;

    @Activate
    public TownFiles(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference RulebookShelf shelf, @Reference ModuleChoice choice) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
        this.rooms = new Offers<>(choice);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(PersonalRecords room, ServiceReference<PersonalRecords> reference) {
        rooms.add(room, reference);
    }

    public void remove(PersonalRecords room) {
        rooms.remove(room);
    }

    @Override
    public List<Field> fields() {
        return rooms.inService().flatMap(room -> room.tables().columns().stream()).filter(one -> one.dataClass() != DataClass.NONE).map(TownFiles::field)
                .toList();
    }

    private static Field field(PersonalTables.Column one) {
        return new Field(one.table(), one.column(), one.dataClass(), CoreRecords.MESSAGES.text("purpose." + one.purpose()),
                CoreRecords.MESSAGES.text("retention." + one.retention()));
    }

    @Override
    public File disclose(String number, String reason) {
        String why = Subject.reason(reason);
        return transactions.write(db -> {
            Subject subject = Subject.of(db, guard, DISCLOSE, number);
            List<Section> sections = new ArrayList<>();
            subject.numbers(db).forEach(one -> {
                Set<String> others = Subjects.others(db, shelf, one);
                rooms.inService().forEach(room -> sections.addAll(room.of(db, one, others)));
            });
            audit.write(db, new Audit.Line("person.disclosed", subject.number(), subject.unit(), null, why));
            return new File(subject.number(), clock.instant(), sections);
        });
    }

    @Override
    public void erase(String number, String reason) {
        String why = Subject.reason(reason);
        transactions.write(db -> {
            Subject subject = Subject.of(db, guard, ERASE, number);
            if (subject.erased()) {
                throw CoreRecords.MESSAGES.problem(Problem.Kind.CONFLICT, "erased-already", subject.number());
            }
            List<String> numbers = subject.numbers(db);
            refuseHeld(db, numbers);
            Text nobody = CoreRecords.MESSAGES.text("nobody");
            int[] touched = {0};
            numbers.forEach(one -> {
                Set<String> others = Subjects.others(db, shelf, one);
                rooms.inService().forEach(room -> touched[0] += room.erase(db, one, nobody.zh(), others));
                db.update("insert into erasures (town, person, reason, erased_by, erased_at) values (?, ?, ?, ?, ?)", db.town(), one, why,
                        guard.caller().account(), clock.instant());
            });
            audit.write(db, new Audit.Line("person.erased", subject.number(), subject.unit(), null, why + " rows=" + touched[0]));
            return null;
        });
    }

    private void refuseHeld(Db db, List<String> numbers) {
        List<Text> held = numbers.stream().flatMap(one -> {
            Set<String> others = Subjects.others(db, shelf, one);
            return rooms.inService().map(room -> room.heldBy(db, one, others));
        }).flatMap(Optional::stream).distinct().toList();
        if (!held.isEmpty()) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.CONFLICT, "erasure-held").listing(held.stream().map(one -> new Problem.Fault("number", one)).toList());
        }
    }
}
