package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.People;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.security.Role;
import org.linli.api.security.Tokens.Issued;
import org.linli.api.security.Tokens.Token;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates accounts, changes them, and gives and ends their posts. */
@Component(service = {AccountAdministration.class, AdministeredAccounts.class})
public final class AdministeredAccounts implements AccountAdministration {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;

    private final Transactions transactions;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final Clock clock;
    private final SignInState state;
    private final AccountStore accounts;
    private final AccountAccess access;
    private final LastAdministrator last;
    private final Lockout lockout;
    private final ProgramTokens programs;
    private final ShownAccounts shown;
    private final PostStore posts = new PostStore();
    private final InvitationStore invitations = new InvitationStore();

    @Activate
    public AdministeredAccounts(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference Territory territory, @Reference People people,
            @Reference Lockout lockout, @Reference SignInState state) {
        this(transactions, guard, audit, proven, territory, people, lockout, state, Clock.systemUTC());
    }

    AdministeredAccounts(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Territory territory, People people,
            Lockout lockout, SignInState state, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.proven = proven;
        this.clock = clock;
        this.state = state;
        this.accounts = new AccountStore(clock);
        this.access = new AccountAccess(guard, accounts, territory, people);
        this.last = new LastAdministrator(accounts);
        this.lockout = lockout;
        this.shown = new ShownAccounts(accounts);
        this.programs = new ProgramTokens(audit, clock);
    }

    AccountAccess access() {
        return access;
    }

    /** One import of accounts. */
    AccountFile file() {
        return new AccountFile(this, accounts);
    }

    /** The post as the caller would give it now. @param place the path of its unit */
    HeldPost post(String account, NewPost wanted, UnitPath place) {
        return PostRules.post(account, wanted, place, accounts.today(), access.caller().account(), now());
    }

    @Override
    public Page<Known> find(Wanted wanted, String after, int limit) {
        access.holding(READ);
        int rows = Limits.of(limit);
        UnitPath below = wanted.unit() == null ? null : access.path(wanted.unit())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "account-unit", wanted.unit()).at("unit"));
        return transactions.read(db -> shown.page(db, Page.cut(access.listed(db, wanted, below, after, rows + 1), rows, Account::signIn)));
    }

    @Override
    public Known account(String id) {
        return transactions.read(db -> shown.of(db, access.seen(db, id)));
    }

    @Override
    public Known own() {
        String id = access.caller().account();
        return transactions.read(db -> accounts.byId(db, id).map(account -> shown.of(db, account)).orElse(null));
    }

    @Override
    public List<Role> roles() {
        String id = access.caller().account();
        return transactions.read(db -> shown.roles(db, id));
    }

    @Override
    public Known create(NewAccount entered) {
        access.holding(WRITE);
        return transactions.write(db -> shown.of(db, create(db, entered)));
    }

    private Account create(Db db, NewAccount entered) {
        AccountEntry.check(entered);
        UnitPath home = access.place(db, entered.unit());
        access.requirePerson(entered.person());
        var account = new Account(Ids.next(), AccountEntry.plain(entered.signIn()), entered.name().strip(), null, false, List.of(), entered.kind(),
                entered.person(), List.of(), entered.unit(), home, 1);
        accounts.add(db, account, now());
        audit.write(db, created(account));
        return account;
    }

    @Override
    public Known change(String id, Changed changed, int version) {
        String name = AccountEntry.name(changed.name());
        return transactions.write(db -> {
            Account read = access.known(db, id);
            Versions.same(version, read.version());
            boolean stays = Objects.equals(changed.unit(), read.unit());
            UnitPath place = stays ? null : access.place(db, changed.unit());
            Account account = access.administered(db, id);
            Versions.same(version, account.version());
            UnitPath home = stays ? account.home() : place;
            if (!Objects.equals(changed.person(), account.person())) {
                AccountEntry.person(account.kind(), changed.person());
                access.requirePerson(changed.person());
                if (changed.person() == null && access.held(db, id).stream().anyMatch(post -> post.role().ofOneself())) {
                    throw MESSAGES.problem(Problem.Kind.CONFLICT, "post-person", Role.MEMBER.title()).at("person");
                }
            }
            return store(db, account, "account.changed", new Account(id, account.signIn(), name, account.password(), account.closed(), List.of(),
                    account.kind(), changed.person(), List.of(), changed.unit(), home, version));
        });
    }

    @Override
    public Known disable(String id, boolean disabled, int version) {
        return transactions.write(db -> {
            access.holding(WRITE);
            Map<String, Account> administrators = last.hold(db, id);
            Account account = access.administered(db, id);
            Versions.same(version, account.version());
            if (disabled) {
                last.requireAnotherThan(db, administrators, account);
                invitations.voidOf(db, id);
                state.endSessions(db, id, account.kind() != Kind.PROGRAM);
                state.forgetProvider(db, id);
            }
            return store(db, account, disabled ? "account.disabled" : "account.enabled", new Account(id, account.signIn(), account.name(),
                    account.password(), disabled, List.of(), account.kind(), account.person(), List.of(), account.unit(), account.home(), version));
        });
    }

    private Known store(Db db, Account before, String action, Account after) {
        accounts.change(db, after);
        audit.write(db, new Audit.Line(action, after.id(), after.unit(), before.words(), after.words()));
        forget(after.id());
        return shown.of(db, accounts.byId(db, after.id()).orElseThrow());
    }

    @Override
    public void unlock(String id) {
        transactions.write(db -> {
            Account account = access.administered(db, id);
            lockout.succeeded(account.signIn());
            audit.write(db, new Audit.Line("account.unlocked", id, account.unit(), null, account.signIn()));
            return null;
        });
    }

    @Override
    public void resetSecondFactor(String id) {
        transactions.write(db -> {
            Account account = access.administered(db, id);
            if (!state.forgetSecondFactor(db, id)) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "account-factor");
            }
            audit.write(db, new Audit.Line("account.second-factor-reset", id, account.unit(), account.signIn(), null));
            state.endSessions(db, id, true);
            forget(id);
            return null;
        });
    }

    @Override
    public Given give(String id, NewPost wanted) {
        return transactions.write(db -> {
            access.known(db, id);
            UnitPath place = access.place(db, wanted.unit());
            Account account = access.administered(db, id);
            HeldPost post = post(id, wanted, place);
            PostRules.against(account, access.held(db, id), post).ifPresent(problem -> {
                throw problem;
            });
            give(db, account, post);
            return new Given(post.shown(), stillHead(db, post));
        });
    }

    /** The same within a transaction and after its checks. */
    void give(Db db, Account account, HeldPost post) {
        posts.add(db, post);
        accounts.touch(db, account.id());
        audit.write(db, given(post));
        forget(account.id());
    }

    /** New accounts and posts, within a transaction and after their checks, for imports. */
    void add(Db db, List<Account> fresh, List<HeldPost> given) {
        accounts.add(db, fresh, now());
        posts.add(db, given);
        Set<String> made = fresh.stream().map(Account::id).collect(Collectors.toSet());
        given.stream().map(HeldPost::account).filter(account -> !made.contains(account)).distinct().forEach(account -> {
            accounts.touch(db, account);
            forget(account);
        });
        audit.write(db, Stream.concat(fresh.stream().map(AdministeredAccounts::created), given.stream().map(AdministeredAccounts::given)).toList());
    }

    private static Audit.Line created(Account account) {
        return new Audit.Line("account.created", account.id(), account.unit(), null, account.words());
    }

    private static Audit.Line given(HeldPost post) {
        return new Audit.Line("post.given", post.account(), post.unit(), null, post.words());
    }

    /** Who hands the head's post of the town over keeps its own until it ends it, and is told so. */
    private Text stillHead(Db db, HeldPost given) {
        String giver = access.caller().account();
        if (given.role() != Role.HEAD || given.path() != null) {
            return null;
        }
        return access.held(db, giver).stream().filter(post -> post.role() == Role.HEAD && post.path() == null).findFirst()
                .map(post -> MESSAGES.text("post.still-head", "/api/core/accounts/" + giver + "/posts/" + post.id())).orElse(null);
    }

    @Override
    public void end(String id, String post) {
        transactions.write(db -> {
            access.holding(WRITE);
            Map<String, Account> administrators = last.hold(db, id);
            accounts.lock(db, id).orElseThrow(() -> AccountAccess.unknown(id));
            HeldPost ended = access.held(db, id).stream().filter(one -> one.id().equals(post)).findFirst()
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "post-unknown", post));
            access.require(ended.path());
            last.requireAnotherThan(db, administrators, ended);
            posts.end(db, ended, access.caller().account(), now());
            accounts.touch(db, id);
            audit.write(db, new Audit.Line("post.ended", id, ended.unit(), ended.words(), null));
            forget(id);
            return null;
        });
    }

    @Override
    public Issued issueToken(String id, String title, int days) {
        return transactions.write(db -> programs.issue(db, access.administered(db, id), title, days));
    }

    @Override
    public List<Token> tokens(String id) {
        return transactions.read(db -> programs.list(db, access.seen(db, id)));
    }

    @Override
    public void revokeToken(String id, String token) {
        transactions.write(db -> {
            programs.revoke(db, access.administered(db, id), token);
            forget(id);
            return null;
        });
    }

    private void forget(String id) {
        transactions.afterCommit(() -> proven.forgetAccount(id));
    }

    private Instant now() {
        return clock.instant();
    }
}
