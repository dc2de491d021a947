package org.linli.core.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.linli.api.data.Db;
import org.linli.core.Lookup;

/** The numbers that the town gives to whom or what comes without one: a letter and a running number, passing over those that were chosen by hand. */
enum GivenNumbers {
    PEOPLE("N"),
    HOUSEHOLDS("H");

    /** How many are looked at in one go. */
    private static final int PART = 32;

    private final String letter;
    private final String table;

    GivenNumbers(String letter) {
        this.letter = letter;
        this.table = name().toLowerCase(Locale.ROOT);
    }

    /** The next free one; whoever else wants one waits until this transaction has ended. */
    String next(Db db) {
        long given = last(db).orElseGet(() -> {
            db.insertNew("given_numbers", List.of("town", "kind", "given"), List.<Object[]>of(new Object[] {db.town(), table, 0L}));
            return last(db).orElseThrow();
        });
        long next = given + 1;
        Set<String> used = used(db, next);
        while (used.contains(number(next))) {
            next++;
            if ((next - given - 1) % PART == 0) {
                used = used(db, next);
            }
        }
        db.update("update given_numbers set given = ? where town = ? and kind = ?", next, db.town(), table);
        return number(next);
    }

    private Optional<Long> last(Db db) {
        return db.lock("select given from given_numbers where town = ? and kind = ?", row -> row.number(1), db.town(), table);
    }

    private Set<String> used(Db db, long from) {
        return new HashSet<>(Lookup.of(db, "select number from " + table + " where town = ? and number = ?", row -> row.text(1),
                LongStream.range(from, from + PART).mapToObj(this::number).toList(), db.town()));
    }

    private String number(long running) {
        return String.format(Locale.ROOT, "%s-%06d", letter, running);
    }
}
