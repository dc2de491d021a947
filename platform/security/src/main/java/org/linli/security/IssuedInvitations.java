package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.People;
import org.linli.api.rest.Limits;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.Invitations;
import org.linli.api.territory.Territory;
import org.linli.security.password.PasswordRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invites people to set their password, once and within a week. */
@Component
public final class IssuedInvitations implements Invitations {

    static final Duration LIFE = Duration.ofDays(7);
    private static final Messages MESSAGES = AccountAccess.MESSAGES;
    private static final int LONGEST_CODE = 100;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final Passwords passwords;
    private final SignInState state;
    private final Clock clock;
    private final Lockout lockout;
    private final AccountStore accounts;
    private final AccountAccess access;
    private final InvitationStore store = new InvitationStore();
    private final InvitationCode codes = new InvitationCode();

    @Activate
    public IssuedInvitations(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference Passwords passwords,
            @Reference Territory territory, @Reference People people, @Reference Lockout lockout, @Reference SignInState state) {
        this(transactions, guard, audit, proven, passwords, territory, people, lockout, state, Clock.systemUTC());
    }

    IssuedInvitations(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Passwords passwords, Territory territory,
            People people, Lockout lockout, SignInState state, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.passwords = passwords;
        this.state = state;
        this.clock = clock;
        this.lockout = lockout;
        this.accounts = new AccountStore(clock);
        this.access = new AccountAccess(guard, accounts, territory, people);
    }

    @Override
    public List<Invitation> invite(List<String> ids) {
        access.holding(AccountAdministration.WRITE);
        if (ids.isEmpty() || ids.size() > Limits.MOST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "invitation-many", String.valueOf(Limits.MOST)).at("accounts");
        }
        return transactions.write(db -> {
            access.lock(db, ids.stream());
            return ids.stream().distinct().map(id -> invite(db, access.administered(db, id))).toList();
        });
    }

    private Invitation invite(Db db, Account account) {
        String id = account.id();
        if (account.closed() || account.kind() == Kind.PROGRAM) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, account.closed() ? "invitation-disabled" : "invitation-program", account.signIn());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var invitation = new Invitation(id, account.signIn(), account.name(), codes.next(), now.plus(LIFE));
        store.voidOf(db, id);
        store.add(db, invitation.code(), id, access.caller().account(), now, invitation.expires());
        audit.write(db, new Audit.Line("account.invited", id, account.unit(), null, account.signIn() + ", " + invitation.expires()));
        return invitation;
    }

    /** The password is hashed outside the transaction, since that takes long; the code is looked at again within. */
    @Override
    public Accepted accept(String code, String password, String address) {
        lockout.check(null, address);
        Account invited = transactions.read(db -> invited(db, code));
        if (invited == null) {
            lockout.failed(Lockout.Secret.INVITATION, null, null, address);
            throw refused();
        }
        if (password == null || !PasswordRule.holds(password, invited.signIn())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "password-weak", String.valueOf(PasswordRule.LONGEST)).at("password");
        }
        String hash = passwords.hash(password);
        return guard.as(new Caller(invited.id(), invited.name(), address, List.of()), () -> transactions.write(db -> {
            Account account = invited(db, code);
            if (account == null || accounts.lock(db, account.id()).isEmpty() || !store.use(db, code)) {
                throw refused();
            }
            store.voidOf(db, account.id());
            accounts.setPassword(db, account.id(), hash);
            lockout.succeeded(account.signIn());
            state.endSessions(db, account.id(), true);
            audit.write(db, new Audit.Line("invitation.accepted", account.id(), account.unit(), null, account.signIn()));
            transactions.afterCommit(() -> proven.forgetAccount(account.id()));
            return new Accepted(account.signIn(), account.name());
        }));
    }

    /** Null for a code that opens nothing. */
    private Account invited(Db db, String code) {
        boolean plausible = code != null && !code.isBlank() && code.length() <= LONGEST_CODE;
        return plausible ? store.account(db, code, clock.instant()).flatMap(id -> accounts.byId(db, id)).filter(account -> !account.closed()).orElse(null)
                : null;
    }

    private static Problem refused() {
        return MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "invitation-refused").at("code");
    }
}
