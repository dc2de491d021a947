package org.linli.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.people.People;
import org.linli.api.people.People.Duplicate;
import org.linli.api.security.Caller;
import org.linli.core.people.LookAlikes.Alike;

/** Pairs of records that may be one person, by what they share. */
final class Duplicates {

    private static final Messages MESSAGES = PersonEntry.MESSAGES;
    /** People whose pairs are looked for together; of most lists that is enough for a page. */
    private static final int AT_ONCE = 128;

    private record Pair(Sharing by, String one, String other) {

        private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::by).thenComparing(Pair::one).thenComparing(Pair::other);

        boolean isAfter(Pair before) {
            return ORDER.compare(this, before) > 0;
        }

        String cursor() {
            return by + "/" + one + "/" + other;
        }

        static Pair read(String cursor) {
            String[] parts = cursor.split("/", 3);
            for (Sharing by : Sharing.values()) {
                if (parts.length == 3 && by.name().equals(parts[0])) {
                    return new Pair(by, parts[1], parts[2]);
                }
            }
            throw MESSAGES.problem(Problem.Kind.INVALID, "duplicates-after", cursor).at("after");
        }
    }

    private final PersonStore store;
    private final LookAlikes lookAlikes;

    Duplicates(PersonStore store, LookAlikes lookAlikes) {
        this.store = store;
        this.lookAlikes = lookAlikes;
    }

    Page<Duplicate> page(Transactions transactions, LocalDate today, Caller caller, String after, int limit) {
        Pair start = after == null || after.isBlank() ? new Pair(Sharing.ID_NO, "", "") : Pair.read(after);
        if (!transactions.read(db -> lookAlikes.madeOn(db, today))) {
            transactions.write(db -> {
                lookAlikes.make(db, today);
                return null;
            });
        }
        return transactions.read(db -> page(db, caller, start, limit));
    }

    private Page<Duplicate> page(Db db, Caller caller, Pair start, int limit) {
        List<Pair> pairs = new ArrayList<>();
        for (Sharing by : Sharing.values()) {
            if (by.compareTo(start.by()) >= 0 && pairs.size() <= limit) {
                add(db, caller, by == start.by() ? start : new Pair(by, "", ""), limit + 1, pairs);
            }
        }
        Page<Pair> page = Page.cut(pairs, limit, Pair::cursor);
        List<String> numbers = new ArrayList<>();
        page.items().forEach(pair -> numbers.addAll(List.of(pair.one(), pair.other())));
        Map<String, KnownPerson> people = store.byNumber(db, numbers);
        return page.map(pair -> new Duplicate(people.get(pair.one()).masked(), people.get(pair.other()).masked(), pair.by().name()));
    }

    /** Adds those of one kind that follow, until there are as many as wanted. */
    private void add(Db db, Caller caller, Pair after, int wanted, List<Pair> pairs) {
        Pair last = after;
        String from = after.one();
        List<String> listed;
        do {
            listed = lookAlikes.listed(db, after.by(), from, AT_ONCE);
            for (Pair pair : pairs(db, caller, after.by(), listed)) {
                if (pairs.size() < wanted && pair.isAfter(last)) {
                    pairs.add(pair);
                    last = pair;
                }
            }
            from = listed.isEmpty() ? from : listed.get(listed.size() - 1);
        } while (listed.size() == AT_ONCE && pairs.size() < wanted);
    }

    /** The pairs whose lower numbers are among these, in their order. */
    private List<Pair> pairs(Db db, Caller caller, Sharing by, List<String> numbers) {
        var ones = new TreeMap<String, Alike>();
        lookAlikes.of(db, by, numbers).stream().filter(one -> caller.may(People.READ, one.path())).forEach(one -> ones.put(one.number(), one));
        Map<List<Object>, List<Alike>> others = lookAlikes.sharing(db, by, ones.values().stream().map(Alike::shared).distinct().toList()).stream()
                .filter(other -> caller.may(People.READ, other.path())).collect(Collectors.groupingBy(Alike::shared));
        return ones.values().stream().flatMap(one -> others.getOrDefault(one.shared(), List.of()).stream().map(Alike::number)
                .filter(other -> other.compareTo(one.number()) > 0).sorted().map(other -> new Pair(by, one.number(), other))).toList();
    }
}
