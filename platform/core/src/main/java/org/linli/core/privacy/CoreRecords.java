package org.linli.core.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.people.PersonalRecords;
import org.linli.api.people.PersonalTables;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.security.Accounts;
import org.linli.core.people.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the core stores about people: register, households, programs with their ledgers and results, boards, consents. */
@Component
public final class CoreRecords implements PersonalRecords {

    static final Messages MESSAGES = Messages.beside(CoreRecords.class);

    private static final String HOME = "select household from people where town = ? and number = ?";

    private final PersonalTables tables = PersonalTables.beside(CoreRecords.class);
    private final PersonalData data;
    private final Accounts accounts;

    @Activate
    public CoreRecords(@Reference(target = "(linli.schema=core)") Schema schema, @Reference PersonalData data, @Reference Accounts accounts) {
        this.data = data;
        this.accounts = accounts;
    }

    @Override
    public PersonalTables tables() {
        return tables;
    }

    /** With the address of its household, which is the person's unless it has one of its own. */
    @Override
    public List<Section> of(Db db, String person, Set<String> others) {
        List<Section> sections = new ArrayList<>(tables.without(others).of(db, person, data::open));
        home(db, person).ifPresent(home -> sections.add(new Section("household", db.list(
                "select number, unit, address_sealed from households where town = ? and number = ?", row -> Map.of("number", row.text(1), "unit",
                row.text(2), "address", Optional.ofNullable(data.open("ADDRESS", row.text(3))).orElse("")), db.town(), home))));
        return sections;
    }

    /** What isn't closed is still disputed, confirmed or filed; then nobody may be missing from it. */
    @Override
    public Optional<Text> heldBy(Db db, String person, Set<String> others) {
        List<String> open = db.list("select p.id from programs p join participants a on a.town = p.town and a.program = p.id where p.town = ?"
                + " and a.subject = ? and p.stage <> 'CLOSED' order by p.id", row -> row.text(1), db.town(), person).stream()
                .filter(program -> !others.contains(program)).toList();
        if (!open.isEmpty()) {
            return Optional.of(MESSAGES.text("held.program", String.join(", ", open)));
        }
        return db.list("select id, program from objections where town = ? and subject = ? and state = 'OPEN'", row -> List.of(row.text(1), row.text(2)),
                db.town(), person).stream().filter(one -> !others.contains(one.get(1))).findFirst()
                .map(one -> MESSAGES.text("held.objection", one.get(0)));
    }

    @Override
    public int erase(Db db, String person, String nobody, Set<String> others) {
        Optional<String> home = home(db, person);
        int touched = tables.without(others).erase(db, person, nobody) + forget(db, accounts.ofPerson(person));
        db.update("update people set erased = true, version = version + 1 where town = ? and number = ?", db.town(), person);
        home.ifPresent(number -> db.update("update households set address_sealed = null, version = version + 1 where town = ? and number = ?"
                + " and not exists (select 1 from people where people.town = households.town and people.household = households.number)", db.town(), number));
        return touched;
    }

    /** What accounts were told, and where to; also what was kept before they were known to be that person's. */
    private static int forget(Db db, List<String> accounts) {
        int touched = 0;
        for (String account : accounts) {
            for (String table : List.of("reminders", "reminder_wishes", "reminder_sendings")) {
                touched += db.update("delete from " + table + " where town = ? and account = ?", db.town(), account);
            }
        }
        return touched;
    }

    private static Optional<String> home(Db db, String person) {
        return db.list(HOME, row -> Optional.ofNullable(row.text(1)), db.town(), person).stream().flatMap(Optional::stream).findFirst();
    }
}
