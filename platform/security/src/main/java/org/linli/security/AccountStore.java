package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.Wanted;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** Accounts with what their posts let them do today, and the grants that some hold from before there were posts. */
final class AccountStore {

    /** By whose days posts begin and end. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String COLUMNS = "id, sign_in, name, password, closed, kind, person, unit, unit_path, version";
    /** Accounts that go by where their person belongs now, which isn't known here. */
    private static final String BY_PERSON = "kind in ('MEMBER', 'RESIDENT') and person is not null";
    private static final List<String> OF_ONESELF = Stream.of(Role.values()).filter(Role::ofOneself).map(Role::name).toList();
    private static final String SELECT = "select " + COLUMNS + " from accounts where town = ? and ";

    private final Clock clock;
    private final PostStore posts = new PostStore();
    private final AccountNames names = new AccountNames();

    AccountStore() {
        this(Clock.systemUTC());
    }

    AccountStore(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return dayOf(clock.instant());
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    boolean any(Db db) {
        return db.first("select id from accounts where town = ? fetch first 1 rows only", row -> row.text(1), db.town()).isPresent();
    }

    Optional<Account> bySignIn(Db db, String signIn) {
        return db.first(SELECT + "sign_in = ?", AccountStore::bare, db.town(), signIn).map(bare -> empowered(db, bare));
    }

    Optional<Account> byId(Db db, String id) {
        return db.first(SELECT + "id = ?", AccountStore::bare, db.town(), id).map(bare -> empowered(db, bare));
    }

    /** Those of the sign-in names that accounts have. */
    Set<String> there(Db db, Collection<String> signIns) {
        return InChunks.of(signIns, chunk -> db.list("select sign_in from accounts where town = ? and sign_in in (" + InChunks.marks(chunk) + ")",
                row -> row.text(1), InChunks.values(db, chunk)));
    }

    /** The account without what it may do, locked until the transaction ends. */
    Optional<Account> lock(Db db, String id) {
        return db.lock(SELECT + "id = ?", AccountStore::bare, db.town(), id);
    }

    /** The same of several, in the one order in which accounts are locked, so that nobody waits crosswise; those that there are. */
    List<Account> lockAll(Db db, Stream<String> ids) {
        return ids.distinct().sorted().map(id -> lock(db, id)).flatMap(Optional::stream).toList();
    }

    /**
     * Accounts by sign-in name that a caller may see, without what they may do; of those that go by their person all, wherever that belongs.
     *
     * @param below null for the whole town
     */
    List<Account> list(Db db, Wanted wanted, Caller reader, String permission, UnitPath below, String after, int rows) {
        var selection = new Selection(SELECT + "1 = 1", db.town()).andIfGiven("kind = ?", wanted.kind()).andIfGiven("person = ?", wanted.person())
                .andIfGiven("closed = ?", wanted.disabled()).andIfGiven("sign_in > ?", after);
        if (wanted.text() != null && !wanted.text().isBlank()) {
            String text = wanted.text().strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
            selection.and("(name like ? escape '!' or sign_in like ? escape '!')", "%" + text + "%", text + "%");
        }
        if (below != null) {
            selection.and("(" + BY_PERSON + " or unit_path >= ? and unit_path < ?)", below.value(), below.end());
        }
        if (wanted.role() != null) {
            selection.and("exists (select 1 from posts p where p.town = accounts.town and p.account = accounts.id and p.role = ? "
                    + "and p.ended_at is null and (p.until_day is null or p.until_day >= ?))", wanted.role(), today());
        }
        List<Grant> grants = reader.grants().stream().filter(grant -> grant.gives(permission)).toList();
        if (grants.stream().noneMatch(grant -> grant.scope() == null)) {
            selection.and("(" + BY_PERSON + " or unit_path >= ? and unit_path < ?".repeat(grants.size()) + ")",
                    grants.stream().flatMap(grant -> Stream.of(grant.scope().value(), grant.scope().end())).toArray());
        }
        return selection.first(db, "sign_in", rows, AccountStore::bare);
    }

    /** @throws Problem {@code CONFLICT} where another has the name already, perhaps in capital or full-width letters */
    void add(Db db, Account account, Instant at) {
        if (bySignIn(db, account.signIn()).isPresent()) {
            throw AccountNames.exists(account.signIn(), account.signIn());
        }
        add(db, List.of(account), at);
    }

    /** The same for many, whose names were looked for before. */
    void add(Db db, List<Account> accounts, Instant at) {
        names.take(db, accounts);
        db.batch("insert into accounts (town, id, sign_in, name, password, closed, created_at, kind, person, unit, unit_path, version) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)", accounts.stream().map(account -> new Object[] {db.town(), account.id(), account.signIn(),
                    account.name(), account.password(), account.closed(), at, account.kind(), account.person(), account.unit(),
                    account.home() == null ? null : account.home().value()}).toList());
        db.batch("insert into grants (town, account, id, permission, scope) values (?, ?, ?, ?, ?)",
                accounts.stream().flatMap(account -> account.grants().stream().map(grant -> new Object[] {db.town(), account.id(), Ids.next(),
                    grant.permission(), grant.scope() == null ? null : grant.scope().value()})).toList());
    }

    /** Writes what can be changed of it, with the next version. */
    void change(Db db, Account account) {
        db.update("update accounts set name = ?, person = ?, unit = ?, unit_path = ?, closed = ?, version = version + 1 where town = ? and id = ?",
                account.name(), account.person(), account.unit(), account.home() == null ? null : account.home().value(), account.closed(), db.town(),
                account.id());
    }

    /** Counts the next version, since its posts changed. */
    void touch(Db db, String id) {
        db.update("update accounts set version = version + 1 where town = ? and id = ?", db.town(), id);
    }

    /** The accounts with the one grant that gives everything in the whole town. */
    List<String> holdingEverything(Db db) {
        return db.list("select distinct account from grants where town = ? and permission = ? and scope is null", row -> row.text(1), db.town(), Grant.ALL);
    }

    /** Takes it away. @return whether the account still had it */
    boolean takeEverything(Db db, String account) {
        return db.update("delete from grants where town = ? and account = ? and permission = ? and scope is null", db.town(), account, Grant.ALL) > 0;
    }

    void setPassword(Db db, String id, String password) {
        db.update("update accounts set password = ?, version = version + 1 where town = ? and id = ?", password, db.town(), id);
    }

    /** The same, if it is still the former one. @return whether it was */
    boolean setPassword(Db db, String id, String former, String password) {
        return db.update("update accounts set password = ? where town = ? and id = ? and password = ?", password, db.town(), id, former) > 0;
    }

    /** The accounts at home there are locked in order before the first of them moves. */
    void moveScopes(Db db, UnitPath from, UnitPath to) {
        lockAll(db, db.list("select id from accounts where town = ? and unit_path >= ? and unit_path < ?", row -> row.text(1), db.town(), from.value(),
                from.end()).stream());
        Scopes.move(db, "grants", "scope", from, to);
        Scopes.move(db, "accounts", "unit_path", from, to);
        posts.move(db, from, to);
    }

    /** The accounts at home in a unit. */
    List<String> atHome(Db db, String unit) {
        return db.list("select id from accounts where town = ? and unit = ?", row -> row.text(1), db.town(), unit);
    }

    /** What was at home in a unit is so in its heir, and what was granted there is granted in the heir; the accounts are locked. */
    void inherit(Db db, Unit gone, Unit heir) {
        db.update("update accounts set unit = ?, unit_path = ?, version = version + 1 where town = ? and unit = ?", heir.code(), heir.path().value(),
                db.town(), gone.code());
        db.update("update grants set scope = ? where town = ? and scope = ?", heir.path().value(), db.town(), gone.path().value());
    }

    /** Accounts of people that may sign in and hold a post today, by id. @param offices false for those who only act for themselves */
    List<String> withPosts(Db db, boolean offices, String after, int rows) {
        LocalDate today = today();
        String office = "select 1 from posts p where p.town = accounts.town and p.account = accounts.id and p.ended_at is null and p.from_day <= ?"
                + " and (p.until_day is null or p.until_day >= ?) and p.role not in (" + InChunks.marks(OF_ONESELF) + ")";
        var held = new Selection("select id from accounts where town = ? and closed = ? and kind <> ? and id > ?", db.town(), false, Kind.PROGRAM, after);
        Object[] values = Stream.concat(Stream.of(today, today), OF_ONESELF.stream()).toArray();
        if (offices) {
            held.and("exists (" + office + ")", values);
        } else {
            held.and("exists (" + office.replace(" not in ", " in ") + ")", values).and("not exists (" + office + ")", values);
        }
        return held.first(db, "id", rows, row -> row.text(1));
    }

    private Account empowered(Db db, Account bare) {
        LocalDate today = today();
        List<HeldPost> held = posts.of(db, bare.id()).stream().filter(post -> post.holdsOn(today)).toList();
        List<Grant> granted = db.list("select permission, scope from grants where town = ? and account = ? order by id",
                row -> new Grant(row.text(1), row.text(2) == null ? null : new UnitPath(row.text(2))), db.town(), bare.id());
        return new Account(bare.id(), bare.signIn(), bare.name(), bare.password(), bare.closed(),
                Stream.concat(granted.stream(), held.stream().flatMap(HeldPost::grants)).distinct().toList(), bare.kind(), bare.person(),
                held.stream().flatMap(post -> post.own().stream()).distinct().toList(), bare.unit(), bare.home(), bare.version());
    }

    private static Account bare(Row row) {
        return new Account(row.text(1), row.text(2), row.text(3), row.text(4), row.flag(5), List.of(), row.constant(6, Kind.class), row.text(7),
                List.of(), row.text(8), row.text(9) == null ? null : new UnitPath(row.text(9)), row.integer(10));
    }
}
