package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;

/** Makes those wait who present wrong secrets again and again: per sign-in name, whether there is such an account or not, and per address. */
final class Lockout {

    static final int ACCOUNT_LIMIT = 5;
    /** Higher than that of accounts, since an office may share one address. */
    static final int ADDRESS_LIMIT = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);
    private static final Upsert COUNT = new Upsert("sign_in_failures", List.of("town", "subject"), List.of("failures", "last_at"),
            Set.of("failures"));
    private static final Messages MESSAGES = Messages.beside(Lockout.class);

    private final Transactions transactions;
    private final Clock clock;

    Lockout(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {
    }

    /**
     * Returns if neither has to wait.
     *
     * @param signIn null for a request without a name
     * @throws Problem {@code TOO_MANY} with the seconds to wait as {@code retryAfter}
     */
    void check(String signIn, String address) {
        Instant now = clock.instant();
        Instant free = transactions.read(db -> {
            Instant ofAddress = freeAt(db, ofAddress(address), ADDRESS_LIMIT);
            Instant ofName = signIn == null ? Instant.EPOCH : freeAt(db, ofName(signIn), ACCOUNT_LIMIT);
            return ofAddress.isAfter(ofName) ? ofAddress : ofName;
        });
        if (now.isBefore(free)) {
            long seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
            throw MESSAGES.problem(Problem.Kind.TOO_MANY, "sign-in-locked", String.valueOf(seconds)).with("retryAfter", seconds);
        }
    }

    /** Counts a failure. @param signIn null for a request without a name */
    void failed(String signIn, String address) {
        Instant now = clock.instant();
        transactions.write(db -> {
            db.update("delete from sign_in_failures where town = ? and last_at < ?", db.town(), now.minus(FORGOTTEN_AFTER));
            count(db, ofAddress(address), now);
            if (signIn != null) {
                count(db, ofName(signIn), now);
            }
            return null;
        });
    }

    /** Forgets the failures of a name that has signed in; those of the address stay, or one good account would free an attacker. */
    void succeeded(String signIn) {
        String subject = ofName(signIn);
        boolean any = transactions.read(db -> failures(db, subject).count() > 0);
        if (any) {
            transactions.write(db -> db.update("delete from sign_in_failures where town = ? and subject = ?", db.town(), subject));
        }
    }

    private static void count(Db db, String subject, Instant now) {
        db.upsert(COUNT, List.<Object[]>of(new Object[] {db.town(), subject, 1, now}));
    }

    private Instant freeAt(Db db, String subject, int limit) {
        Failures failures = failures(db, subject);
        if (failures.count() < limit) {
            return Instant.EPOCH;
        }
        int doubled = Math.min(failures.count() - limit, 12);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doubled);
        return failures.last().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static Failures failures(Db db, String subject) {
        return db.first("select failures, last_at from sign_in_failures where town = ? and subject = ?",
                row -> new Failures(row.integer(1), row.instant(2)), db.town(), subject).orElse(new Failures(0, Instant.EPOCH));
    }

    private static String ofName(String signIn) {
        return storable("name:" + signIn);
    }

    private static String ofAddress(String address) {
        return storable("address:" + address);
    }

    private static String storable(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80);
    }
}
