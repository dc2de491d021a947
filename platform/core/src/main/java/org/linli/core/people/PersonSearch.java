package org.linli.core.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.core.Prefix;

/**
 * Finds people by what was typed: number, beginning of the name, pinyin initials, last four digits of the phone, or a whole document number.
 *
 * <p>Each meaning that the text may have is a query of its own on its own index; together they make the page.
 */
final class PersonSearch {

    private record Way(String condition, Object... values) {
    }

    private final PersonStore store;

    PersonSearch(PersonStore store) {
        this.store = store;
    }

    /** At most so many people in the order of their numbers, from after that number on. */
    List<KnownPerson> find(Db db, String text, Seen seen, String after, int limit) {
        TreeMap<String, KnownPerson> found = new TreeMap<>();
        for (Way way : ways(text == null ? "" : text.strip())) {
            new Selection(PersonStore.PERSON + "where p.town = ?", db.town()).and(way.condition(), way.values()).and(seen.sql(), seen.values().toArray())
                    .and("p.number > ?", after == null ? "" : after).and("p.merged_into is null and p.erased = false").first(db, "p.number", limit, store::person)
                    .forEach(person -> found.put(person.number(), person));
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<Way> ways(String text) {
        if (text.isEmpty()) {
            return List.of(new Way("1 = 1"));
        }
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("p.number = ?", text));
        ways.add(new Way("p.name >= ? and p.name < ?", text, Prefix.end(text)));
        if (text.matches("[A-Za-z]{2,20}")) {
            String initials = text.toLowerCase(Locale.ROOT);
            ways.add(new Way("p.initials >= ? and p.initials < ?", initials, Prefix.end(initials)));
        }
        if (text.matches("\\d{4}")) {
            ways.add(new Way("p.phone_tail = ?", store.tailIndex(text)));
        }
        if (text.length() >= 6) {
            ways.add(new Way("p.id_index = ?", store.idIndex(IdCard.normal(text))));
        }
        return ways;
    }
}
