package org.linli.core.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.core.territory.KnownUnits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people of the town, each shown only to those whose units reach it. */
@Component(service = {People.class, TownPeople.class})
public final class TownPeople implements People {

    private static final Messages MESSAGES = PersonEntry.MESSAGES;
    private static final int LONGEST_REASON = 500;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final PersonStore store;
    private final HouseholdStore households;
    private final PersonSearch search;
    private final Duplicates duplicates;
    private final PeopleWriter writer;
    private final Reveals reveals;
    private final Merges merges;

    @Activate
    public TownPeople(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference PersonalData data, @Reference RevealLimit limit) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.store = new PersonStore(data);
        this.households = new HouseholdStore(data);
        this.search = new PersonSearch(store);
        var lookAlikes = new LookAlikes(transactions);
        this.duplicates = new Duplicates(store, lookAlikes);
        this.writer = new PeopleWriter(store, households, audit, lookAlikes);
        this.merges = new Merges(lookAlikes);
        this.reveals = new Reveals(guard, audit, clock, limit);
    }

    @Override
    public Person person(String number) {
        return transactions.read(db -> seen(db, number, READ)).masked();
    }

    @Override
    public List<Person> known(Iterable<String> numbers) {
        List<String> all = new ArrayList<>();
        numbers.forEach(all::add);
        return transactions.read(db -> store.byNumber(db, all)).values().stream().filter(person -> person.mergedInto() == null)
                .map(KnownPerson::masked).toList();
    }

    /** A record that was merged into another may lead on to a third. */
    @Override
    public Map<String, Person> standing(Iterable<String> numbers) {
        return transactions.read(db -> {
            Map<String, String> leads = new HashMap<>();
            numbers.forEach(number -> leads.put(number, number));
            Map<String, Person> standing = new HashMap<>();
            while (!leads.isEmpty()) {
                Map<String, KnownPerson> read = store.byNumber(db, new HashSet<>(leads.values()));
                leads.replaceAll((number, at) -> {
                    KnownPerson person = read.get(at);
                    if (person != null && person.mergedInto() == null) {
                        standing.put(number, person.masked());
                    }
                    return person == null || person.mergedInto() == null ? "" : person.mergedInto();
                });
                leads.values().removeIf(String::isEmpty);
            }
            return standing;
        });
    }

    @Override
    public Page<Person> find(String text, String unit, String after, int limit) {
        Caller caller = holding(READ);
        return transactions.read(db -> {
            UnitPath below = unit == null ? null : unit(db, unit).path();
            return Page.cut(search.find(db, text, Seen.by(caller, READ, "p.unit_path", below), after, limit + 1), limit, KnownPerson::number)
                    .map(KnownPerson::masked);
        });
    }

    @Override
    public Person create(Entered person) {
        return transactions.write(db -> {
            Entered numbered = numbered(db, person);
            PersonEntry entry = entry(db, numbered);
            if (entry.before() != null) {
                throw taken(numbered);
            }
            try {
                return write(db, entry);
            } catch (DuplicateKey e) {
                // another one got the number since we looked
                throw taken(numbered);
            }
        });
    }

    @Override
    public Person change(Entered person, int version) {
        return transactions.write(db -> {
            KnownPerson stored = store.lock(db, person.number()).orElseThrow(() -> notFound(person.number()));
            guard.require(WRITE, stored.unitPath());
            if (stored.version() != version) {
                throw MESSAGES.problem(Problem.Kind.STALE, "person-stale", stored.number(), String.valueOf(stored.version()), String.valueOf(version));
            }
            return write(db, entry(db, person));
        });
    }

    private static Entered numbered(Db db, Entered person) {
        return person.number() != null && !person.number().isBlank() ? person : new Entered(GivenNumbers.PEOPLE.next(db), person.name(), person.idType(),
                person.idNo(), person.gender(), person.birthDate(), person.phone(), person.unit(), person.household(), person.address());
    }

    private static Problem taken(Entered person) {
        return MESSAGES.problem(Problem.Kind.CONFLICT, "person-exists", person.number()).at("number");
    }

    private PersonEntry entry(Db db, Entered person) {
        Surroundings around = Surroundings.of(db, List.of(person), store, households);
        return new PersonEntry(person, around, today(), store);
    }

    private Person write(Db db, PersonEntry entry) {
        KnownPerson after = entry.after();
        if (after == null) {
            throw MESSAGES.problem(entry.onlyTaken() ? Problem.Kind.CONFLICT : Problem.Kind.INVALID, "person-faulty")
                    .at(entry.faults().get(0).where()).listing(entry.faults());
        }
        guard.require(WRITE, after.unitPath());
        writer.write(db, List.of(PeopleWriter.Change.of(entry, after)), today());
        return store.find(db, after.number()).orElseThrow().masked();
    }

    @Override
    public List<Membership> memberships(String number) {
        return transactions.read(db -> store.memberships(db, seen(db, number, READ).number()));
    }

    @Override
    public Revealed reveal(String number, Set<Field> fields, String reason) {
        String why = reason(reason);
        return transactions.write(db -> {
            KnownPerson person = seen(db, number, REVEAL);
            reveals.write(db, person, fields, why);
            String home = person.household() == null ? null : households.find(db, person.household()).map(KnownHousehold::address).orElse(null);
            boolean document = fields.contains(Field.ID_NO);
            return new Revealed(person.number(), document ? person.idType() : null, document ? person.idNo() : null,
                    fields.contains(Field.PHONE) ? person.phone() : null,
                    fields.contains(Field.ADDRESS) ? person.address() == null ? home : person.address() : null);
        });
    }

    @Override
    public Page<Duplicate> duplicates(String after, int limit) {
        Caller caller = holding(READ);
        return duplicates.page(transactions, today(), caller, after, limit);
    }

    @Override
    public String merge(String stays, String goes, String reason) {
        String why = reason(reason);
        return transactions.write(db -> {
            KnownPerson one = mergeable(db, stays, "stays");
            KnownPerson other = mergeable(db, goes, "goes");
            if (one.number().equals(other.number())) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "merge-same", stays).at("goes");
            }
            var merge = new Merges.Merge(Ids.next(), one.number(), other.number(), false);
            merges.add(db, merge, why, guard.caller().account(), clock.instant());
            audit.write(db, new Audit.Line("person.merged", other.number(), other.unit(), other.number(), one.number()));
            return merge.id();
        });
    }

    @Override
    public void unmerge(String id) {
        transactions.write(db -> {
            Merges.Merge merge = merges.find(db, id).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "merge-not-found", id).at("id"));
            KnownPerson other = store.find(db, merge.goes()).orElseThrow();
            guard.require(WRITE, other.unitPath());
            if (merge.undone()) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "merge-undone", id);
            }
            merges.undo(db, merge, guard.caller().account(), clock.instant());
            audit.write(db, new Audit.Line("person.unmerged", other.number(), other.unit(), merge.stays(), other.number()));
            return null;
        });
    }

    @Override
    public Household household(String number) {
        return transactions.read(db -> seenHousehold(db, number)).masked();
    }

    @Override
    public Page<Household> households(String text, String unit, String after, int limit) {
        Caller caller = holding(READ);
        return transactions.read(db -> {
            UnitPath below = unit == null ? null : unit(db, unit).path();
            return Page.cut(households.list(db, text, Seen.by(caller, READ, "unit_path", below), after, limit + 1), limit, KnownHousehold::number)
                    .map(KnownHousehold::masked);
        });
    }

    @Override
    public Household createHousehold(HouseholdEntered entered) {
        return new HouseholdEntry(households, householdFile()).write(transactions, entered, null);
    }

    @Override
    public Household changeHousehold(HouseholdEntered entered, int version) {
        return new HouseholdEntry(households, householdFile()).write(transactions, entered, version);
    }

    @Override
    public Page<Merged> merges(String after, int limit) {
        Caller caller = holding(READ);
        return transactions.read(db -> {
            Page<Merges.Standing> page = Page.cut(merges.standing(db, Seen.by(caller, READ, "p.unit_path", null), after, limit + 1), limit, Merges.Standing::id);
            Map<String, KnownPerson> people = store.byNumber(db, page.items().stream().flatMap(one -> Stream.of(one.stays(), one.goes())).toList());
            return page.map(one -> new Merged(one.id(), people.get(one.stays()).masked(), people.get(one.goes()).masked(), one.reason(), one.by(), one.at()));
        });
    }

    @Override
    public List<Person> membersOf(String household) {
        Caller caller = guard.caller();
        return transactions.read(db -> store.ofHousehold(db, seenHousehold(db, household).number())).stream()
                .filter(person -> caller.may(READ, person.unitPath())).map(KnownPerson::masked).toList();
    }

    /** The record that stands for the number now; one out of the caller's reach is as good as none. */
    private KnownPerson seen(Db db, String number, String permission) {
        Caller caller = holding(permission);
        KnownPerson person = store.find(db, number).orElseThrow(() -> notFound(number));
        while (person.mergedInto() != null) {
            person = store.find(db, person.mergedInto()).orElseThrow(() -> notFound(number));
        }
        if (!caller.may(permission, person.unitPath())) {
            throw notFound(number);
        }
        return person;
    }

    private KnownHousehold seenHousehold(Db db, String number) {
        Caller caller = holding(READ);
        return households.find(db, number).filter(home -> caller.may(READ, home.unitPath()))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "household-not-found", number).at("number"));
    }

    private KnownPerson mergeable(Db db, String number, String where) {
        KnownPerson person = store.lock(db, number).orElseThrow(() -> notFound(number));
        guard.require(WRITE, person.unitPath());
        if (person.mergedInto() != null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "person-merged", number, person.mergedInto()).at(where);
        }
        if (person.erased()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "person-erased", number).at(where);
        }
        return person;
    }

    private Caller holding(String permission) {
        Caller caller = guard.caller();
        if (!caller.holds(permission)) {
            guard.require(permission, null);
        }
        return caller;
    }

    private static Unit unit(Db db, String code) {
        Unit unit = KnownUnits.find(db, List.of(code)).get(code);
        if (unit == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "people-unit", code).at("unit");
        }
        return unit;
    }

    PersonFile personFile() {
        return new PersonFile(guard.caller(), today(), store, households, writer);
    }

    HouseholdFile householdFile() {
        return new HouseholdFile(guard.caller(), today(), store, households, audit);
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "people-reason", String.valueOf(LONGEST_REASON)).at("reason");
        }
        return reason.strip();
    }

    private static Problem notFound(String number) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "person-not-found", String.valueOf(number)).at("number");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
