package org.linli.security;

import java.time.Clock;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the account of a name and a password, counts failures, and hashes anew what was hashed at a lower cost than today's. */
@Component(service = PasswordCheck.class)
public final class PasswordCheck {

    private static final Messages MESSAGES = Messages.beside(PasswordCheck.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Passwords passwords;
    private final Lockout lockout;
    private final AccountStore accounts;

    @Activate
    public PasswordCheck(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Passwords passwords, @Reference Lockout lockout) {
        this(transactions, guard, audit, passwords, lockout, Clock.systemUTC());
    }

    PasswordCheck(Transactions transactions, Guard guard, Audit audit, Passwords passwords, Lockout lockout, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.passwords = passwords;
        this.lockout = lockout;
        this.accounts = new AccountStore(clock);
    }

    /** How a name is looked for and counted: without blanks around it, since Derby finds it with blanks behind it, too. */
    static String plain(String signIn) {
        return signIn.strip().replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * The account of a name and a password; where no account has a name in full-width letters, it is the one in plain letters. Failures before it
     * aren't forgotten yet: where a code is due, too, they go on to count.
     *
     * @throws Problem {@code UNAUTHENTICATED} when it proves nobody, {@code TOO_MANY} after too many failures
     */
    Account account(String signIn, String password, String address) {
        lockout.check(signIn, address);
        Account account = transactions.read(db -> accounts.bySignIn(db, signIn).or(() -> accounts.bySignIn(db, AccountEntry.plain(signIn)))).orElse(null);
        if (!passwords.matches(password, account)) {
            lockout.failed(Lockout.Secret.PASSWORD, signIn, account, address);
            throw refused();
        }
        return passwords.outdated(account.password()) ? hashedAnew(account, password, address) : account;
    }

    /** Returns if it is the password of an account that is signed in. @throws Problem {@code INVALID} otherwise, {@code TOO_MANY} */
    void again(Account account, String password, String address, String where) {
        lockout.oneByOne(account.signIn(), address, () -> {
            lockout.check(account.signIn(), address);
            if (password == null || !passwords.matches(password, account)) {
                lockout.failed(Lockout.Secret.PASSWORD, account.signIn(), account, address);
                throw MESSAGES.problem(Problem.Kind.INVALID, "password-wrong").at(where);
            }
            return null;
        });
    }

    /** Writes to the audit that what was shown once was enough, as it is for programs. @param action how it signed in */
    void sufficed(String action, Account account, String address) {
        guard.as(account.callingFrom(address), () -> transactions.write(db -> {
            audit.write(db, new Line(action, account.id(), null, null, null));
            return null;
        }));
    }

    /** If the password was changed meanwhile, that stays, and this one proves nobody. */
    private Account hashedAnew(Account account, String password, String address) {
        String hash = passwords.hash(password);
        Account now = guard.as(account.callingFrom(address), () -> transactions.write(db -> {
            if (accounts.setPassword(db, account.id(), account.password(), hash)) {
                audit.write(db, new Line("password.rehashed", account.id(), null, null, null));
            }
            return accounts.byId(db, account.id()).orElseThrow(PasswordCheck::refused);
        }));
        if (!hash.equals(now.password()) && !passwords.matches(password, now)) {
            throw refused();
        }
        return now;
    }

    static Problem refused() {
        return MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "sign-in");
    }
}
