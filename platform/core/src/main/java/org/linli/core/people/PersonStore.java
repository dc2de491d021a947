package org.linli.core.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.people.People.Membership;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;
import org.linli.core.people.PersonalData.Purpose;

/** People and their memberships in the database, sealed on the way in and opened on the way out. */
final class PersonStore {

    static final String PERSON = "select p.number, p.name, p.gender, p.birth_date, p.id_type, p.id_sealed, p.phone_sealed, p.address_sealed, p.unit,"
            + " p.unit_path, p.household, p.merged_into, p.version, p.erased from people p ";

    private static final List<String> COLUMNS = List.of("town", "number", "name", "initials", "gender", "birth_date", "id_type", "id_sealed",
            "id_index", "phone_sealed", "phone_index", "phone_tail", "address_sealed", "unit", "unit_path", "household", "merged_into", "version");
    private static final List<String> MEMBERSHIP = List.of("town", "person", "from_day", "unit", "household");
    private static final String UPDATE = "update people set name = ?, initials = ?, gender = ?, birth_date = ?, id_type = ?, id_sealed = ?,"
            + " id_index = ?, phone_sealed = ?, phone_index = ?, phone_tail = ?, address_sealed = ?, unit = ?, unit_path = ?, household = ?,"
            + " merged_into = ?, version = ? where town = ? and number = ? and version = ?";
    private static final int TAIL = 4;

    private final PersonalData data;

    PersonStore(PersonalData data) {
        this.data = data;
    }

    Optional<KnownPerson> find(Db db, String number) {
        return db.first(PERSON + "where p.town = ? and p.number = ?", this::person, db.town(), number);
    }

    Optional<KnownPerson> lock(Db db, String number) {
        return db.lock("select number from people where town = ? and number = ?", row -> row.text(1), db.town(), number).flatMap(n -> find(db, n));
    }

    Map<String, KnownPerson> byNumber(Db db, Collection<String> numbers) {
        Map<String, KnownPerson> found = new HashMap<>();
        Lookup.of(db, PERSON + "where p.town = ? and p.number = ?", this::person, numbers, db.town()).forEach(person -> found.put(person.number(), person));
        return found;
    }

    /** Who holds those documents: person numbers by the index of the document's number, merged records left out. */
    Map<String, String> holders(Db db, Collection<String> idIndexes) {
        Map<String, String> holders = new HashMap<>();
        Lookup.of(db, "select id_index, number from people where merged_into is null and town = ? and id_index = ?",
                row -> holders.put(row.text(1), row.text(2)), idIndexes, db.town());
        return holders;
    }

    String idIndex(String idNo) {
        return data.index("id_no", idNo);
    }

    String tailIndex(String fourDigits) {
        return data.index("phone_tail", fourDigits);
    }

    void add(Db db, List<KnownPerson> people) {
        db.load("people", COLUMNS, people.stream().map(person -> {
            Object[] row = new Object[COLUMNS.size()];
            row[0] = db.town();
            row[1] = person.number();
            Object[] rest = content(person);
            System.arraycopy(rest, 0, row, 2, rest.length);
            return row;
        }).toList());
    }

    /**
     * Each with a version one above that which was read.
     *
     * @throws Contention when one was changed or erased since, so that what was read isn't written back
     */
    void change(Db db, List<KnownPerson> people) {
        int[] touched = db.batch(UPDATE, people.stream().map(person -> {
            Object[] rest = content(person);
            Object[] row = Arrays.copyOf(rest, rest.length + 3);
            row[rest.length] = db.town();
            row[rest.length + 1] = person.number();
            row[rest.length + 2] = person.version() - 1;
            return row;
        }).toList());
        if (Arrays.stream(touched).anyMatch(rows -> rows == 0)) {
            throw new Contention("a person was changed since it was read", null);
        }
    }

    private Object[] content(KnownPerson person) {
        String phone = person.phone();
        String tail = phone == null || phone.length() < TAIL ? null : phone.substring(phone.length() - TAIL);
        return new Object[] {person.name(), Initials.of(person.name()), person.gender(), person.birthDate(), person.idType(),
            data.seal(Purpose.ID_NO, person.idNo()), idIndex(person.idNo()), data.seal(Purpose.PHONE, phone), data.index("phone", phone),
            tailIndex(tail), data.seal(Purpose.ADDRESS, person.address()), person.unit(),
            person.unitPath() == null ? null : person.unitPath().value(), person.household(), person.mergedInto(), person.version()};
    }

    /** From that day on they belong where they stand now. */
    void belong(Db db, List<KnownPerson> moved, List<KnownPerson> fresh, LocalDate from) {
        db.batch("delete from memberships where town = ? and person = ? and from_day = ?",
                moved.stream().map(person -> new Object[] {db.town(), person.number(), from}).toList());
        db.batch("update memberships set until_day = ? where town = ? and person = ? and until_day is null",
                moved.stream().map(person -> new Object[] {from.minusDays(1), db.town(), person.number()}).toList());
        db.load("memberships", MEMBERSHIP, Stream.concat(moved.stream(), fresh.stream())
                .filter(person -> person.unit() != null || person.household() != null)
                .map(person -> new Object[] {db.town(), person.number(), from, person.unit(), person.household()}).toList());
    }

    List<Membership> memberships(Db db, String person) {
        return db.list("select unit, household, from_day, until_day from memberships where town = ? and person = ? order by from_day",
                row -> new Membership(row.text(1), row.text(2), row.date(3), row.date(4)), db.town(), person);
    }

    List<KnownPerson> ofHousehold(Db db, String household) {
        return db.list(PERSON + "where p.town = ? and p.household = ? and p.merged_into is null order by p.number", this::person, db.town(), household);
    }

    KnownPerson person(Row row) {
        String path = row.text(10);
        return new KnownPerson(row.text(1), row.text(2), row.text(3), row.date(4), row.text(5), data.open(Purpose.ID_NO, row.text(6)),
                data.open(Purpose.PHONE, row.text(7)), data.open(Purpose.ADDRESS, row.text(8)), row.text(9), path == null ? null : new UnitPath(path),
                row.text(11), row.text(12), row.integer(13), row.flag(14));
    }
}
