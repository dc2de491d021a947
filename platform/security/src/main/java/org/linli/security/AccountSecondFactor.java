package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Guard;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.security.SecondFactorStore.Kept;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The second factor of the signed-in account, enrolled, renewed and ended by itself. */
@Component(service = SecondFactor.class)
public final class AccountSecondFactor implements SecondFactor {

    private static final Messages MESSAGES = Messages.beside(AccountSecondFactor.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final PasswordCheck passwords;
    private final SecondFactors factors;
    private final Lockout lockout;
    private final AccountSessions opened;
    private final Clock clock;
    private final AccountStore accounts;
    private final SessionStore sessions = new SessionStore();
    private final SecondFactorStore store = new SecondFactorStore();

    @Activate
    public AccountSecondFactor(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference PasswordCheck passwords,
            @Reference SecondFactors factors, @Reference Lockout lockout, @Reference AccountSessions opened) {
        this(transactions, guard, audit, proven, passwords, factors, lockout, opened, Clock.systemUTC());
    }

    AccountSecondFactor(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, PasswordCheck passwords, SecondFactors factors,
            Lockout lockout, AccountSessions opened, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.passwords = passwords;
        this.factors = factors;
        this.lockout = lockout;
        this.opened = opened;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public Status status() {
        Account account = account();
        return transactions.read(db -> {
            Optional<Kept> kept = store.find(db, account.id()).filter(found -> found.confirmed() != null);
            return new Status(kept.isPresent(), kept.map(Kept::confirmed).orElse(null), store.recoveryCodes(db, account.id()),
                    factors.required(db, account));
        });
    }

    @Override
    public Enrolment enrol(String password) {
        Account account = account();
        passwords.again(account, password, guard.caller().address(), "password");
        byte[] secret = Totp.secret();
        return transactions.write(db -> {
            accounts.lock(db, account.id());
            if (store.find(db, account.id()).filter(kept -> kept.confirmed() != null).isPresent()) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "second-factor-there");
            }
            store.begin(db, account.id(), factors.sealed(account.id(), secret), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            audit.write(db, new Line("second-factor.begun", account.id(), null, null, null));
            return new Enrolment(Totp.text(secret), Totp.uri(secret, account.signIn()));
        });
    }

    @Override
    public Confirmed confirm(Sessions.Session session, String code) {
        Account account = account();
        String address = guard.caller().address();
        return lockout.oneByOne(account.signIn(), address, () -> {
            lockout.check(account.signIn(), address);
            Kept begun = transactions.read(db -> store.find(db, account.id())).filter(kept -> kept.confirmed() == null)
                    .orElseThrow(AccountSecondFactor::notBegun);
            OptionalLong step = factors.step(account.id(), begun, code.strip());
            if (step.isEmpty()) {
                lockout.failed(Lockout.Secret.CODE, account.signIn(), account, address);
                throw MESSAGES.problem(Problem.Kind.INVALID, "first-code-wrong").at("code");
            }
            return transactions.write(db -> confirmed(db, account, begun, session, step.getAsLong()));
        });
    }

    private Confirmed confirmed(Db db, Account account, Kept begun, Sessions.Session session, long step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        opened.hold(db, account);
        if (!store.confirm(db, account.id(), begun.secret(), now, step)) {
            throw notBegun();
        }
        List<String> codes = RecoveryCode.set();
        store.setRecoveryCodes(db, account.id(), codes);
        sessions.removeAll(db, account.id(), session.id());
        audit.write(db, new Line("second-factor.enrolled", account.id(), null, null, null));
        transactions.afterCommit(() -> proven.forgetAccount(account.id()));
        return new Confirmed(codes, opened.goOn(db, account, session));
    }

    @Override
    public List<String> renewRecoveryCodes(String password) {
        Account account = account();
        passwords.again(account, password, guard.caller().address(), "password");
        List<String> codes = RecoveryCode.set();
        return transactions.write(db -> {
            requireEnrolled(db, account);
            store.setRecoveryCodes(db, account.id(), codes);
            audit.write(db, new Line("recovery-codes.renewed", account.id(), null, null, null));
            return codes;
        });
    }

    @Override
    public void end(String password) {
        Account account = account();
        passwords.again(account, password, guard.caller().address(), "password");
        transactions.write(db -> {
            requireEnrolled(db, account);
            if (factors.required(db, account)) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "second-factor-required");
            }
            store.remove(db, account.id());
            audit.write(db, new Line("second-factor.ended", account.id(), null, null, null));
            return null;
        });
    }

    private void requireEnrolled(Db db, Account account) {
        if (store.find(db, account.id()).filter(kept -> kept.confirmed() != null).isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "second-factor-none");
        }
    }

    private Account account() {
        String id = guard.caller().account();
        return transactions.read(db -> accounts.byId(db, id)).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", id));
    }

    private static Problem notBegun() {
        return MESSAGES.problem(Problem.Kind.CONFLICT, "second-factor-not-begun");
    }
}
