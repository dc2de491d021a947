package org.linli.security;

import java.time.Clock;
import java.util.List;
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

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Clock clock;
    private final AccountStore accounts;
    private final TokenMint mint = new TokenMint();
    private final TokenStore tokens = new TokenStore();
    private final SessionStore sessions = new SessionStore();
    private final InvitationStore invitations = new InvitationStore();

    @Activate
    public AccountTokens(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference Passwords passwords,
            @Reference PasswordCheck check) {
        this(transactions, guard, audit, proven, passwords, check, Clock.systemUTC());
    }

    AccountTokens(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Passwords passwords, PasswordCheck check,
            Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.passwords = passwords;
        this.check = check;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public Issued issue(String title, int days) {
        Issued issued = mint.mint(title, days, clock.instant());
        Token token = issued.token();
        String account = guard.caller().account();
        return transactions.write(db -> {
            tokens.add(db, account, token, issued.secret());
            audit.write(db, new Audit.Line("token.issued", token.id(), null, null, token.title() + ", " + token.expires()));
            return issued;
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
    public void changePassword(String old, String fresh, String session) {
        Caller caller = guard.caller();
        Account account = transactions.read(db -> accounts.byId(db, caller.account()))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", caller.account()));
        check.again(account, old, caller.address(), "old");
        if (fresh == null || fresh.equals(old) || !PasswordRule.holds(fresh, account.signIn())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "password-weak", String.valueOf(PasswordRule.LONGEST)).at("fresh");
        }
        String hash = passwords.hash(fresh);
        transactions.write(db -> {
            accounts.setPassword(db, account.id(), hash);
            sessions.removeAll(db, account.id(), session);
            invitations.voidOf(db, account.id());
            audit.write(db, new Audit.Line("password.changed", account.id(), null, null, null));
            transactions.afterCommit(() -> proven.forgetAccount(account.id()));
            return null;
        });
    }
}
