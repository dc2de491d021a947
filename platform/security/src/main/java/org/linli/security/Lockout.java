package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes those wait who present wrong secrets again and again: per sign-in name, whether there is such an account or not, and per address. */
@Component(service = Lockout.class)
public final class Lockout {

    /** What was wrong. */
    enum Secret { PASSWORD, CODE, TOKEN, INVITATION, OPENID }

    private static final Upsert COUNT = new Upsert("sign_in_failures", List.of("town", "subject"), List.of("failures", "last_at"),
            Set.of("failures"));
    private static final Messages MESSAGES = Messages.beside(Lockout.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final SignInPolicy policy;
    private final Clock clock;
    private final Turns turns = new Turns();

    @Activate
    public Lockout(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference SignInPolicy policy) {
        this(transactions, guard, audit, policy, Clock.systemUTC());
    }

    Lockout(Transactions transactions, Guard guard, Audit audit, SignInPolicy policy, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {
    }

    /**
     * Tries a name's secret while nobody else tries one of the same name, so that many guesses at once count one by one, too; whoever has to wait
     * anyway doesn't stand in line for it.
     */
    <T> T oneByOne(String signIn, String address, Supplier<T> attempt) {
        check(signIn, address);
        return turns.take(AccountEntry.plain(signIn), Network.of(address), attempt);
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
            Instant ofAddress = freeAt(db, ofAddress(address), policy.addressFailures());
            Instant ofName = signIn == null ? Instant.EPOCH : freeAt(db, ofName(signIn), policy.accountFailures());
            return ofAddress.isAfter(ofName) ? ofAddress : ofName;
        });
        if (now.isBefore(free)) {
            long seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
            throw MESSAGES.problem(Problem.Kind.TOO_MANY, "sign-in-locked", String.valueOf(seconds)).with("retryAfter", seconds);
        }
    }

    /**
     * Counts a failure, and writes it to the audit; a name that no account has isn't written there, for people type passwords into the wrong box.
     *
     * @param signIn  null for a request without a name
     * @param account the id of the account of that name; null if there is none
     */
    void failed(Secret secret, String signIn, Account account, String address) {
        Instant now = clock.instant();
        asNobody(address, db -> {
            db.update("delete from sign_in_failures where town = ? and last_at < ?", db.town(), now.minus(policy.longestWait().multipliedBy(2)));
            count(db, ofAddress(address), now);
            if (signIn != null) {
                count(db, ofName(signIn), now);
            }
            audit.write(db, failed(secret, account));
        });
    }

    /** Writes to the audit who wasn't let in without having guessed anything, so that nobody has to wait for it. @param account null for none */
    void notGuessed(Secret secret, Account account, String address) {
        asNobody(address, db -> audit.write(db, failed(secret, account)));
    }

    private static Audit.Line failed(Secret secret, Account account) {
        return new Audit.Line("sign-in.failed", account == null ? null : account.id(), null, null, secret.name());
    }

    private void asNobody(String address, Consumer<Db> work) {
        guard.as(new Caller("nobody", "nobody", address, List.of()), () -> transactions.write(db -> {
            work.accept(db);
            return null;
        }));
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
        int doubled = Math.min(failures.count() - limit, 20);
        Duration wait = policy.firstWait().multipliedBy(1L << doubled);
        return failures.last().plus(wait.compareTo(policy.longestWait()) > 0 ? policy.longestWait() : wait);
    }

    private static Failures failures(Db db, String subject) {
        return db.first("select failures, last_at from sign_in_failures where town = ? and subject = ?",
                row -> new Failures(row.integer(1), row.instant(2)), db.town(), subject).orElse(new Failures(0, Instant.EPOCH));
    }

    /** What failures of a name are counted under, the same in full-width letters. */
    static String ofName(String signIn) {
        return storable("name:" + AccountEntry.plain(signIn));
    }

    private static String ofAddress(String address) {
        return storable("address:" + Network.of(address).name());
    }

    private static String storable(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80);
    }
}
