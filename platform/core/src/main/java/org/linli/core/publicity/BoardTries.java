package org.linli.core.publicity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Network;

/**
 * Makes those wait who guess at boards: by number, whether there is such a one or not, and by network, each on all nodes together and one after
 * the other, so that many guesses at once count one by one. What a network got wrong wears off, and who proves to be somebody takes one off.
 */
final class BoardTries {

    private static final String TABLE = "board_tries";
    private static final List<String> COLUMNS = List.of("town", "subject", "failures", "last_at");

    /**
     * Whom failures are counted for, and from how many on it waits, first so long, then twice that, up to so long.
     *
     * @param half the time in which half of them wear off while nothing waits, and all of them in the longest wait; null when none does
     */
    private record Counted(String subject, int free, Duration first, Duration longest, Duration half) {

        /** Ten thousand phones' ends take years. */
        static Counted number(String hash) {
            return new Counted("number:" + hash, 5, Duration.ofMinutes(15), Duration.ofHours(24), null);
        }

        /** Many honest people may share one, and some of them err each day. */
        static Counted network(String address) {
            String name = "network:" + Network.of(address).name().replaceAll("\\p{Cntrl}", "?");
            return new Counted(name.substring(0, Math.min(name.length(), 100)), 30, Duration.ofMinutes(5), Duration.ofHours(2),
                    Duration.ofHours(1));
        }

        Held held(int failures, Instant last, Instant now) {
            if (half != null && !now.isBefore(last.plus(longest))) {
                return new Held(0, Instant.EPOCH);
            }
            Instant freeAt = failures < free ? Instant.EPOCH : last.plus(wait(failures - free));
            Instant wearsFrom = latest(last, freeAt);
            if (half == null || !now.isAfter(wearsFrom)) {
                return new Held(failures, freeAt);
            }
            double halves = (double) Duration.between(wearsFrom, now).toMillis() / half.toMillis();
            return new Held((int) Math.round(failures * Math.pow(0.5, halves)), freeAt);
        }

        private Duration wait(int beyond) {
            Duration wait = first.multipliedBy(1L << Math.min(beyond, 20));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    /** How many failures count now, and from when on the next try is looked at. */
    private record Held(int failures, Instant freeAt) {
    }

    private static final Duration REMEMBERED = Duration.ofHours(48);

    private final Transactions transactions;
    private final Clock clock;

    /** @param clock that of the machine: nobody waits less because a town rehearses another day */
    BoardTries(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How a try ended.
     *
     * @param <T>   who somebody may be
     * @param found who it is; null for nobody
     * @param pause how long to wait before the next one is looked at; zero when this one was
     */
    record Tried<T>(T found, Duration pause) {
    }

    /** Tries. @param <T> who somebody may be @param hash of the number @param proof answers who it is */
    <T> Tried<T> one(String hash, String address, Function<Db, Optional<T>> proof) {
        Counted number = Counted.number(hash);
        Counted network = Counted.network(address);
        Tried<T> tried = transactions.write(db -> {
            Instant now = clock.instant();
            Held ofNetwork = hold(db, network, now);
            Held ofNumber = hold(db, number, now);
            Instant free = latest(ofNetwork.freeAt(), ofNumber.freeAt());
            if (now.isBefore(free)) {
                return new Tried<T>(null, Duration.between(now, free));
            }
            Optional<T> found = proof.apply(db);
            if (found.isEmpty()) {
                failed(db, network, ofNetwork, now);
                failed(db, number, ofNumber, now);
            } else {
                db.update("update board_tries set failures = failures - 1 where town = ? and subject = ? and failures > 0", db.town(), network.subject());
                db.update("update board_tries set failures = 0 where town = ? and subject = ?", db.town(), number.subject());
            }
            return new Tried<>(found.orElse(null), Duration.ZERO);
        });
        if (tried.found() == null) {
            transactions.write(db -> db.update("delete from board_tries where town = ? and last_at < ?", db.town(), clock.instant().minus(REMEMBERED)));
        }
        return tried;
    }

    /** Has whoever comes with the same number wait until the transaction ends. */
    void inTurn(Db db, String hash) {
        hold(db, Counted.number(hash), clock.instant());
    }

    private static void failed(Db db, Counted one, Held held, Instant now) {
        db.update("update board_tries set failures = ?, last_at = ? where town = ? and subject = ?", held.failures() + 1, now, db.town(), one.subject());
    }

    /** Holds its row. */
    private static Held hold(Db db, Counted one, Instant now) {
        db.insertNew(TABLE, COLUMNS, Arrays.<Object[]>asList(new Object[] {db.town(), one.subject(), 0, now}));
        return db.lock("select failures, last_at from board_tries where town = ? and subject = ?",
                row -> one.held(row.integer(1), row.instant(2), now), db.town(), one.subject()).orElse(new Held(0, Instant.EPOCH));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
