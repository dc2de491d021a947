package org.linli.core.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.people.People.Entered;
import org.linli.api.territory.Unit;
import org.linli.core.territory.KnownUnits;

/**
 * What is stored around some people that are being entered.
 *
 * @param people     those of them that exist
 * @param households those they name and those they are in
 * @param units      those they name and those of their households
 * @param holders    who holds the documents they name
 */
record Surroundings(Map<String, KnownPerson> people, Map<String, KnownHousehold> households, Map<String, Unit> units, Map<String, String> holders) {

    static Surroundings of(Db db, Collection<Entered> entered, PersonStore people, HouseholdStore households) {
        Set<String> numbers = new HashSet<>();
        Set<String> named = new HashSet<>();
        Set<String> units = new HashSet<>();
        Set<String> documents = new HashSet<>();
        for (Entered one : entered) {
            add(numbers, one.number());
            add(named, one.household());
            add(units, one.unit());
            if (one.idNo() != null && !one.idNo().isBlank()) {
                documents.add(people.idIndex(IdCard.normal(one.idNo())));
            }
        }
        Map<String, KnownHousehold> homes = households.byNumber(db, named);
        homes.values().forEach(home -> units.add(home.unit()));
        return new Surroundings(people.byNumber(db, numbers), new HashMap<>(homes), KnownUnits.find(db, units), people.holders(db, documents));
    }

    private static void add(Set<String> all, String value) {
        if (value != null && !value.isBlank()) {
            all.add(value.strip());
        }
    }
}
