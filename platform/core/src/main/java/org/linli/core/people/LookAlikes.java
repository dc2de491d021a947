package org.linli.core.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;

/**
 * Who shares with others what should tell people apart, noted where people are written, because to look for it among all of them takes too long
 * for a page.
 *
 * <p>They are noted once they are durable: of two who are written in the same moment, neither is seen from the transaction of the other, but the
 * later one finds both. The list may hold some who no longer do. It is made when it is first asked for, and once a day anew.
 */
final class LookAlikes {

    private static final Upsert LIST = Upsert.replacing("look_alike_lists", List.of("town"), List.of("made_on"));

    private final Transactions transactions;

    LookAlikes(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Somebody who stands for itself, with what may be shared. */
    record Alike(String number, UnitPath path, List<Object> shared) {
    }

    boolean madeOn(Db db, LocalDate day) {
        return db.first("select made_on from look_alike_lists where town = ?", row -> row.date(1), db.town()).filter(day::equals).isPresent();
    }

    /** Looks through all people. */
    void make(Db db, LocalDate day) {
        for (Sharing sharing : Sharing.values()) {
            // read first, so that whoever is noted meanwhile stays
            var gone = new TreeSet<>(db.list("select person from look_alikes where town = ? and shared = ?", row -> row.text(1), db.town(), sharing));
            SortedSet<String> fresh = numbers(sharing(db, sharing, db.list("select " + sharing.columns() + " from people where town = ? and merged_into is null and "
                    + sharing.there() + " group by " + sharing.columns() + " having count(*) > 1", row -> sharing.read(row, 1), db.town())).stream());
            gone.removeAll(fresh);
            db.batch("delete from look_alikes where town = ? and shared = ? and person = ?", rows(db, sharing, gone));
            note(db, sharing, fresh);
        }
        db.upsert(LIST, List.<Object[]>of(new Object[] {db.town(), day}));
    }

    /** Notes people who are being written, and those with whom they share something; nothing before the list was asked for. */
    void written(Collection<String> numbers) {
        if (!numbers.isEmpty()) {
            transactions.afterCommit(() -> transactions.write(db -> {
                if (db.first("select made_on from look_alike_lists where town = ?", row -> row.date(1), db.town()).isPresent()) {
                    note(db, numbers);
                }
                return null;
            }));
        }
    }

    /** Reads all before it writes anything, so that nobody whom it waits for waits for it. */
    private void note(Db db, Collection<String> written) {
        Map<Sharing, SortedSet<String>> found = new EnumMap<>(Sharing.class);
        for (Sharing sharing : Sharing.values()) {
            List<List<Object>> shared = of(db, sharing, written).stream().map(Alike::shared).distinct().toList();
            Map<List<Object>, List<Alike>> together = sharing(db, sharing, shared).stream().collect(Collectors.groupingBy(Alike::shared));
            found.put(sharing, numbers(together.values().stream().filter(some -> some.size() > 1).flatMap(List::stream)));
        }
        found.forEach((sharing, numbers) -> note(db, sharing, numbers));
    }

    private static void note(Db db, Sharing sharing, SortedSet<String> numbers) {
        db.insertNew("look_alikes", List.of("town", "shared", "person"), rows(db, sharing, numbers));
    }

    private static List<Object[]> rows(Db db, Sharing sharing, SortedSet<String> numbers) {
        return numbers.stream().map(number -> new Object[] {db.town(), sharing, number}).toList();
    }

    private static SortedSet<String> numbers(Stream<Alike> some) {
        return some.map(Alike::number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those on the list, by number. @param from the first number */
    List<String> listed(Db db, Sharing sharing, String from, int rows) {
        return db.list("select person from look_alikes where town = ? and shared = ? and person >= ? order by person fetch first ? rows only",
                row -> row.text(1), db.town(), sharing, from, rows);
    }

    /** Those of the people who have what may be shared, in no order. */
    List<Alike> of(Db db, Sharing sharing, Collection<String> numbers) {
        return Lookup.of(db, select(sharing) + " and number = ?", row -> alike(sharing, row), numbers, db.town()).stream()
                .filter(one -> !one.shared().contains(null)).toList();
    }

    /** All who have one of these, in no order. */
    List<Alike> sharing(Db db, Sharing sharing, Collection<List<Object>> shared) {
        return Lookup.ofAll(db, select(sharing) + " and " + sharing.same(), row -> alike(sharing, row), shared, db.town());
    }

    private static String select(Sharing sharing) {
        return "select number, unit_path, " + sharing.columns() + " from people where merged_into is null and town = ?";
    }

    private static Alike alike(Sharing sharing, Row row) {
        return new Alike(row.text(1), row.missing(2) ? null : new UnitPath(row.text(2)), sharing.read(row, 3));
    }
}
