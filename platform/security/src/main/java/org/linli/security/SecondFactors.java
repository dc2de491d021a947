package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Guard;
import org.linli.api.security.Sessions.Due;
import org.linli.security.SecondFactorStore.Kept;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what an account has to show beside its password, and checks it; each code counts once. */
@Component(service = SecondFactors.class)
public final class SecondFactors {

    private static final Messages MESSAGES = Messages.beside(SecondFactors.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final SecondFactorKey key;
    private final Lockout lockout;
    private final SignInPolicy policy;
    private final Clock clock;
    private final SecondFactorStore store = new SecondFactorStore();
    private final HeldRoles roles = new HeldRoles();
    private final AccountStore accounts;

    @Activate
    public SecondFactors(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference SecondFactorKey key, @Reference Lockout lockout, @Reference SignInPolicy policy) {
        this(transactions, guard, audit, key, lockout, policy, Clock.systemUTC());
    }

    SecondFactors(Transactions transactions, Guard guard, Audit audit, SecondFactorKey key, Lockout lockout, SignInPolicy policy, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.key = key;
        this.lockout = lockout;
        this.policy = policy;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    /** What an account has to show, or to do, beside its password. */
    Due due(Db db, Account account) {
        if (store.find(db, account.id()).filter(kept -> kept.confirmed() != null).isPresent()) {
            return Due.CODE;
        }
        return required(db, account) ? Due.ENROLMENT : Due.NOTHING;
    }

    boolean required(Db db, Account account) {
        return policy.asksSecondFactorOf(roles.of(db, account, accounts.today()));
    }

    /**
     * Returns if it is a code that the account may use now, and uses it up.
     *
     * @throws Problem {@code UNAUTHENTICATED} otherwise, {@code TOO_MANY} after too many failures
     */
    void use(Account account, String code, String address) {
        lockout.check(account.signIn(), address);
        boolean good = guard.as(account.callingFrom(address), () -> transactions.write(db -> uses(db, account.id(), code.strip())));
        if (!good) {
            lockout.failed(Lockout.Secret.CODE, account.signIn(), account, address);
            throw MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "code-wrong").at("code");
        }
    }

    private boolean uses(Db db, String account, String code) {
        Kept kept = store.find(db, account).filter(found -> found.confirmed() != null).orElse(null);
        if (kept == null) {
            return false;
        }
        if (code.length() == Totp.DIGITS) {
            OptionalLong step = step(account, kept, code);
            return step.isPresent() && store.use(db, account, step.getAsLong());
        }
        boolean recovered = store.useRecoveryCode(db, account, code);
        if (recovered) {
            audit.write(db, new Line("recovery-code.used", account, null, null, String.valueOf(store.recoveryCodes(db, account))));
        }
        return recovered;
    }

    /** The step of time whose code it is; empty for a wrong or used one. */
    OptionalLong step(String account, Kept kept, String code) {
        Instant now = clock.instant();
        return Totp.stepOf(key.open(account, kept.secret()), code, now, kept.lastStep());
    }

    String sealed(String account, byte[] secret) {
        return key.seal(account, secret);
    }
}
