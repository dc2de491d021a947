package org.linli.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.Tokens;
import org.linli.security.password.PasswordRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The signed-in account's own tokens and password. */
@Component(service = Tokens.class)
public final class AccountTokens implements Tokens {

    private static final Messages MESSAGES = Messages.beside(AccountTokens.class);
    private static final int LONGEST_LIFE = 366;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final Passwords passwords;
    private final Clock clock;
    private final Lockout lockout;
    private final AccountStore accounts = new AccountStore();
    private final TokenStore tokens = new TokenStore();
    private final SecureRandom random = new SecureRandom();

    @Activate
    public AccountTokens(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference Passwords passwords) {
        this(transactions, guard, audit, proven, passwords, Clock.systemUTC());
    }

    AccountTokens(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Passwords passwords, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.passwords = passwords;
        this.clock = clock;
        this.lockout = new Lockout(transactions, clock);
    }

    @Override
    public Issued issue(String title, int days) {
        if (title == null || title.isBlank() || title.strip().length() > 100) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "token-title").at("title");
        }
        if (days < 1 || days > LONGEST_LIFE) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "token-days", String.valueOf(days), String.valueOf(LONGEST_LIFE)).at("days");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = "linli_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var token = new Token(Ids.next(), title.strip(), now, now.plus(Duration.ofDays(days)));
        String account = guard.caller().account();
        return transactions.write(db -> {
            tokens.add(db, account, token, secret);
            audit.write(db, new Audit.Line("token.issued", token.id(), null, null, token.title() + ", " + token.expires()));
            return new Issued(token, secret);
        });
    }

    @Override
    public List<Token> list() {
        String account = guard.caller().account();
        return transactions.read(db -> tokens.live(db, account, clock.instant()));
    }

    @Override
    public void revoke(String id) {
        String account = guard.caller().account();
        transactions.write(db -> {
            if (!tokens.remove(db, account, id)) {
                throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "token-unknown", id);
            }
            audit.write(db, new Audit.Line("token.revoked", id, null, null, null));
            transactions.afterCommit(() -> proven.forgetAccount(account));
            return null;
        });
    }

    @Override
    public void changePassword(String old, String fresh) {
        Caller caller = guard.caller();
        Account account = transactions.read(db -> accounts.byId(db, caller.account()))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", caller.account()));
        lockout.check(account.signIn(), caller.address());
        if (old == null || !passwords.matches(old, account)) {
            lockout.failed(account.signIn(), caller.address());
            throw MESSAGES.problem(Problem.Kind.INVALID, "password-wrong").at("old");
        }
        if (fresh == null || fresh.equals(old) || !PasswordRule.holds(fresh, account.signIn())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "password-weak", String.valueOf(PasswordRule.LONGEST)).at("fresh");
        }
        String hash = passwords.hash(fresh);
        transactions.write(db -> {
            accounts.setPassword(db, account.id(), hash);
            audit.write(db, new Audit.Line("password.changed", account.id(), null, null, null));
            transactions.afterCommit(() -> proven.forgetAccount(account.id()));
            return null;
        });
    }
}
