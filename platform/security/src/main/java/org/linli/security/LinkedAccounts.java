package org.linli.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.Audit;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;

/**
 * The accounts of those whom a provider names: by the link to its subject, which the first sign-in makes by name and none changes after it.
 *
 * <p>An account that rules the town is linked before it does: many providers let people choose their names, and whoever chose its name would have it.
 */
final class LinkedAccounts {

    private static final int LONGEST_SUBJECT = 255;

    private final String issuer;
    private final boolean rulers;
    private final Audit audit;
    private final Clock clock;
    private final AccountStore accounts;
    private final LinkStore links = new LinkStore();
    private final AccountNames names = new AccountNames();
    private final PostStore posts = new PostStore();

    /** @param rulers whether accounts that rule the town are linked by name, too */
    LinkedAccounts(String issuer, boolean rulers, Audit audit, Clock clock) {
        this.issuer = issuer;
        this.rulers = rulers;
        this.audit = audit;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    /** The account of somebody, closed or not; empty for none, and for one of that name that is somebody else's at the provider. */
    Optional<Account> find(Db db, String subject, String name) {
        if (subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        Optional<String> linked = links.account(db, issuer, subject);
        if (linked.isPresent()) {
            return accounts.byId(db, linked.get());
        }
        return name == null ? Optional.empty() : accounts.bySignIn(db, PasswordCheck.plain(name)).filter(account -> !links.linked(db, issuer, account.id()));
    }

    /** Whether an account that was found is somebody's already, or may become so. */
    boolean available(Db db, Account account, String subject) {
        return links.account(db, issuer, subject).isPresent() || !rules(db, account);
    }

    /** Writes down that an account wasn't linked. */
    void refused(Db db, Account account, String subject) {
        audit.write(db, new Audit.Line("account.linked", account.id(), account.unit(), null, issuer + " " + subject, Audit.Result.REFUSED));
    }

    /** Whether an account is an administrator's or that of the whole town's head, now or later; not by what the provider itself gave it. */
    private boolean rules(Db db, Account account) {
        return !rulers && (account.grants().stream().anyMatch(grant -> grant.permission().equals(Grant.ALL))
                || posts.of(db, account.id()).stream().anyMatch(post -> !post.isOverOn(accounts.today()) && !post.givenBy().equals(OpenIdPosts.GIVER)
                        && (post.role() == Role.ADMINISTRATOR || post.role() == Role.HEAD && post.unit() == null)));
    }

    /** Whether an account of that name could be made for somebody: nobody has it, in whatever letters. */
    boolean free(Db db, String name) {
        return name != null && accounts.bySignIn(db, PasswordCheck.plain(name)).isEmpty() && names.alike(db, PasswordCheck.plain(name)).isEmpty();
    }

    /** A new account that holds nothing and has no password. @throws Problem {@code INVALID} for a name that can't be one to sign in with */
    Account create(Db db, String name, String shown) {
        String signIn = AccountEntry.plain(PasswordCheck.plain(name));
        var entered = new NewAccount(signIn, shown == null ? signIn : shown, Kind.STAFF, null, null);
        AccountEntry.check(entered);
        var account = new Account(Ids.next(), signIn, AccountEntry.name(entered.name()), null, false, List.of());
        accounts.add(db, account, clock.instant());
        audit.write(db, new Audit.Line("account.created", account.id(), null, null, account.words()));
        return account;
    }

    /** Locks the account, and links it unless it was before. @throws Problem {@code CONFLICT} when something else was faster */
    void link(Db db, Account account, String subject) {
        accounts.lock(db, account.id());
        Optional<String> linked = links.account(db, issuer, subject);
        if (linked.isEmpty() && !links.linked(db, issuer, account.id()) && !rules(db, account)) {
            links.add(db, issuer, subject, account.id(), clock.instant());
            audit.write(db, new Audit.Line("account.linked", account.id(), account.unit(), null, issuer + " " + subject));
        } else if (!linked.filter(account.id()::equals).isPresent()) {
            throw AccountAccess.MESSAGES.problem(Problem.Kind.CONFLICT, "openid-meanwhile");
        }
    }

    boolean linked(Db db, String account) {
        return links.linked(db, issuer, account);
    }
}
