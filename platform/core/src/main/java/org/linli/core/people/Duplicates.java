package org.linli.core.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.people.People;
import org.linli.api.people.People.Duplicate;
import org.linli.api.security.Caller;

/** Pairs of records that may be one person, by what they share. */
final class Duplicates {

    private static final Messages MESSAGES = PersonEntry.MESSAGES;

    /** What a pair shares. */
    private enum By {
        ID_NO("b.id_index = a.id_index"),
        NAME_AND_BIRTH_DATE("b.name = a.name and b.birth_date = a.birth_date"),
        NAME_AND_PHONE("b.name = a.name and b.phone_index = a.phone_index");

        private final String same;

        By(String same) {
            this.same = same;
        }
    }

    private record Pair(By by, String one, String other) {

        String cursor() {
            return by + "/" + one + "/" + other;
        }

        static Pair read(String cursor) {
            String[] parts = cursor.split("/", 3);
            for (By by : By.values()) {
                if (parts.length == 3 && by.name().equals(parts[0])) {
                    return new Pair(by, parts[1], parts[2]);
                }
            }
            throw MESSAGES.problem(Problem.Kind.INVALID, "duplicates-after", cursor).at("after");
        }
    }

    private final PersonStore store;

    Duplicates(PersonStore store) {
        this.store = store;
    }

    Page<Duplicate> page(Db db, Caller caller, String after, int limit) {
        Pair start = after == null || after.isBlank() ? new Pair(By.ID_NO, "", "") : Pair.read(after);
        List<Pair> pairs = new ArrayList<>();
        for (By by : By.values()) {
            if (by.compareTo(start.by()) >= 0 && pairs.size() <= limit) {
                pairs.addAll(pairs(db, caller, by == start.by() ? start : new Pair(by, "", ""), limit + 1 - pairs.size()));
            }
        }
        Page<Pair> page = Page.cut(pairs, limit, Pair::cursor);
        List<String> numbers = new ArrayList<>();
        page.items().forEach(pair -> numbers.addAll(List.of(pair.one(), pair.other())));
        Map<String, KnownPerson> people = store.byNumber(db, numbers);
        return page.map(pair -> new Duplicate(people.get(pair.one()).masked(), people.get(pair.other()).masked(), pair.by().name()));
    }

    private static List<Pair> pairs(Db db, Caller caller, Pair after, int limit) {
        Seen one = Seen.by(caller, People.READ, "a.unit_path", null);
        Seen other = Seen.by(caller, People.READ, "b.unit_path", null);
        return new Selection("select a.number, b.number from people a join people b on b.town = a.town and " + after.by().same
                + " and b.number > a.number where a.town = ? and a.merged_into is null and b.merged_into is null", db.town())
                .and("(a.number > ? or a.number = ? and b.number > ?)", after.one(), after.one(), after.other())
                .and(one.sql(), one.values().toArray()).and(other.sql(), other.values().toArray())
                .first(db, "a.number, b.number", limit, row -> new Pair(after.by(), row.text(1), row.text(2)));
    }
}
