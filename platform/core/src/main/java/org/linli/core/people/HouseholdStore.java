package org.linli.core.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;
import org.linli.core.Prefix;
import org.linli.core.people.PersonalData.Purpose;

/** Households in the database. */
final class HouseholdStore {

    private static final String HOUSEHOLD = "select number, unit, unit_path, address_sealed, head, version from households ";
    private static final List<String> COLUMNS = List.of("town", "number", "unit", "unit_path", "address_sealed", "head", "version");

    private final PersonalData data;

    HouseholdStore(PersonalData data) {
        this.data = data;
    }

    Optional<KnownHousehold> find(Db db, String number) {
        return db.first(HOUSEHOLD + "where town = ? and number = ?", this::household, db.town(), number);
    }

    Map<String, KnownHousehold> byNumber(Db db, Collection<String> numbers) {
        Map<String, KnownHousehold> found = new HashMap<>();
        Lookup.of(db, HOUSEHOLD + "where town = ? and number = ?", this::household, numbers, db.town()).forEach(one -> found.put(one.number(), one));
        return found;
    }

    /** In the order of their numbers. @param seen on {@code unit_path} @param text as {@link org.linli.api.people.People#households} takes it */
    List<KnownHousehold> list(Db db, String text, Seen seen, String after, int limit) {
        var wanted = new Selection(HOUSEHOLD + "where town = ?", db.town()).and(seen.sql(), seen.values().toArray()).and("number > ?", after == null ? "" : after);
        if (text != null && !text.isBlank()) {
            String typed = text.strip();
            wanted.and("(number >= ? and number < ? or number in (select household from people where town = ? and name >= ? and name < ? and merged_into is null"
                    + " and household is not null))", typed, Prefix.end(typed), db.town(), typed, Prefix.end(typed));
        }
        return wanted.first(db, "number", limit, this::household);
    }

    void add(Db db, Collection<KnownHousehold> households) {
        db.load("households", COLUMNS, households.stream().map(one -> new Object[] {db.town(), one.number(), one.unit(), one.unitPath().value(),
            data.seal(Purpose.ADDRESS, one.address()), one.head(), one.version()}).toList());
    }

    void change(Db db, Collection<KnownHousehold> households) {
        db.batch("update households set unit = ?, unit_path = ?, address_sealed = ?, head = ?, version = ? where town = ? and number = ?",
                households.stream().map(one -> new Object[] {one.unit(), one.unitPath().value(), data.seal(Purpose.ADDRESS, one.address()),
                    one.head(), one.version(), db.town(), one.number()}).toList());
    }

    private KnownHousehold household(Row row) {
        return new KnownHousehold(row.text(1), row.text(2), new UnitPath(row.text(3)), data.open(Purpose.ADDRESS, row.text(4)), row.text(5),
                row.integer(6));
    }
}
