package org.linli.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Wanted;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** Which accounts a caller may see and administer: by their home and by every post they hold, never its own. */
final class AccountAccess {

    static final Messages MESSAGES = Messages.beside(AccountAccess.class);
    private static final int BATCH = 500;

    private final Guard guard;
    private final AccountStore accounts;
    private final PostStore posts = new PostStore();
    private final Territory territory;
    private final People people;

    AccountAccess(Guard guard, AccountStore accounts, Territory territory, People people) {
        this.guard = guard;
        this.accounts = accounts;
        this.territory = territory;
        this.people = people;
    }

    Caller caller() {
        return guard.caller();
    }

    /** The caller, if it holds the permission somewhere. */
    Caller holding(String permission) {
        Caller caller = guard.caller();
        if (!caller.holds(permission)) {
            guard.require(permission, null);
        }
        return caller;
    }

    /** @throws Problem {@code NOT_FOUND}, also for one outside the caller's units */
    Account seen(Db db, String id) {
        Caller caller = holding(AccountAdministration.READ);
        return accounts.byId(db, id).filter(account -> caller.may(AccountAdministration.READ, home(account))).orElseThrow(() -> unknown(id));
    }

    /**
     * Accounts by sign-in name that the caller may see, without what they may do.
     *
     * @param below the place that their home lies within; null for the whole town
     */
    List<Account> listed(Db db, Wanted wanted, UnitPath below, String after, int rows) {
        Caller caller = holding(AccountAdministration.READ);
        if (below == null && caller.may(AccountAdministration.READ, null)) {
            return accounts.list(db, wanted, caller, AccountAdministration.READ, null, after, rows);
        }
        List<Account> found = new ArrayList<>();
        String from = after;
        for (boolean more = true; more && found.size() < rows;) {
            List<Account> batch = accounts.list(db, wanted, caller, AccountAdministration.READ, below, from, BATCH);
            Map<String, UnitPath> homes = homes(batch);
            batch.stream().filter(account -> {
                UnitPath home = homes.get(account.id());
                return home != null && (below == null || home.isWithin(below)) && caller.may(AccountAdministration.READ, home);
            }).forEach(found::add);
            more = batch.size() == BATCH;
            from = more ? batch.get(BATCH - 1).signIn() : null;
        }
        return found.subList(0, Math.min(rows, found.size()));
    }

    /** An account that the caller may know of, read before anything is locked. @throws Problem {@code NOT_FOUND} */
    Account known(Db db, String id) {
        holding(AccountAdministration.WRITE);
        return accounts.byId(db, id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /** An account that the caller may change, locked. @throws Problem {@code FORBIDDEN} for its own and for one with a post beyond its reach */
    Account administered(Db db, String id) {
        holding(AccountAdministration.WRITE);
        Account account = accounts.lock(db, id).filter(this::sees).orElseThrow(() -> unknown(id));
        requireAdministered(db, accounts.byId(db, id).orElseThrow(() -> unknown(id)));
        return account;
    }

    /** Locks accounts before anything is done with the first of them. */
    void lock(Db db, Stream<String> ids) {
        accounts.lockAll(db, ids);
    }

    /** Whether the caller may know more of an account than that it exists. */
    boolean sees(Account account) {
        Caller caller = guard.caller();
        UnitPath home = home(account);
        return caller.may(AccountAdministration.WRITE, home) || caller.may(AccountAdministration.READ, home);
    }

    /**
     * Where an account is administered: at its home; that of a member or resident where its person belongs now, so that the unit it has left has
     * no hold over it. Null for the town as a whole, also for somebody who belongs to no unit any more.
     */
    private UnitPath home(Account account) {
        return homes(List.of(account)).get(account.id());
    }

    /** The same of several, by account; null for those without one. A record that was merged into another belongs where that does. */
    private Map<String, UnitPath> homes(List<Account> all) {
        List<Account> byPerson = all.stream().filter(account -> AccountEntry.needsPerson(account.kind()) && account.person() != null).toList();
        Map<String, Person> persons = byPerson.isEmpty() ? Map.of() : people.standing(byPerson.stream().map(Account::person).toList());
        Map<String, UnitPath> paths = persons.isEmpty() ? Map.of()
                : paths(persons.values().stream().map(Person::unit).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<String, UnitPath> homes = new HashMap<>();
        all.forEach(account -> homes.put(account.id(), account.home()));
        byPerson.forEach(account -> homes.put(account.id(),
                Optional.ofNullable(persons.get(account.person())).map(Person::unit).map(paths::get).orElse(null)));
        return homes;
    }

    /** Returns if the caller may change the account, which stands here with what it may do. @throws Problem {@code FORBIDDEN} for its own and for one with a post beyond its reach */
    void requireAdministered(Db db, Account account) {
        require(home(account));
        held(db, account.id()).stream().filter(post -> !post.role().gives().isEmpty()).forEach(post -> require(post.path()));
        account.grants().forEach(grant -> require(grant.scope()));
        if (isOwn(account)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "account-own");
        }
    }

    /** Returns if the caller administers accounts at a place. */
    void require(UnitPath place) {
        guard.require(AccountAdministration.WRITE, place);
    }

    /** Whether it is the caller's, or another one of the caller's person. */
    private boolean isOwn(Account account) {
        Caller caller = guard.caller();
        return account.id().equals(caller.account())
                || caller.person() != null && account.person() != null && isOne(caller.person(), account.person());
    }

    /** Whether two numbers are of one person, be it that their records were merged. */
    private boolean isOne(String number, String other) {
        if (number.equals(other)) {
            return true;
        }
        Map<String, Person> persons = people.standing(List.of(number, other));
        return persons.size() == 2 && persons.get(number).number().equals(persons.get(other).number());
    }

    /** The posts that an account holds or will. */
    List<HeldPost> held(Db db, String id) {
        return posts.of(db, id).stream().filter(post -> !post.isOverOn(accounts.today())).toList();
    }

    /**
     * The path of a unit that the caller may give away, held there until the transaction ends; null for the whole town. Units are held before
     * accounts, as those do who move and merge them.
     *
     * @throws Problem {@code INVALID} for an unknown one
     */
    UnitPath place(Db db, String unit) {
        UnitPath path = unit == null ? null : territory.held(db, List.of(unit)).stream().map(Unit::path).findFirst().orElseThrow(() -> unknownUnit(unit));
        require(path);
        return path;
    }

    /** Holds units, then accounts, before anything is done with the first of them. */
    void hold(Db db, Collection<String> units, Stream<String> ids) {
        territory.held(db, units);
        accounts.lockAll(db, ids);
    }

    /** The paths of those of the units that there are. */
    Map<String, UnitPath> paths(Collection<String> units) {
        return territory.known(units).stream().collect(Collectors.toMap(Unit::code, Unit::path));
    }

    static Problem unknownUnit(String unit) {
        return MESSAGES.problem(Problem.Kind.INVALID, "account-unit", unit).at("unit");
    }

    Optional<UnitPath> path(String unit) {
        return territory.known(List.of(unit)).stream().map(Unit::path).findFirst();
    }

    /** Returns if an account may be linked to the person: the caller's subtree holds its unit, or no unit does and the caller has the town. */
    void requirePerson(String number) {
        if (number == null) {
            return;
        }
        Person person = people.known(List.of(number)).stream().findFirst()
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "account-person", number).at("person"));
        require(person.unit() == null ? null : path(person.unit()).orElse(null));
    }

    static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", id);
    }
}
