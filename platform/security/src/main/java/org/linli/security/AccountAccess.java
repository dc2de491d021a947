package org.linli.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** Which accounts a caller may see and administer: by their home and by every post they hold, never its own. */
final class AccountAccess {

    static final Messages MESSAGES = Messages.beside(AccountAccess.class);

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
        return accounts.byId(db, id).filter(account -> caller.may(AccountAdministration.READ, account.home())).orElseThrow(() -> unknown(id));
    }

    /** An account that the caller may change, locked. @throws Problem {@code FORBIDDEN} for its own and for one with a post beyond its reach */
    Account administered(Db db, String id) {
        holding(AccountAdministration.WRITE);
        Account account = accounts.lock(db, id).filter(this::sees).orElseThrow(() -> unknown(id));
        requireAdministered(db, account);
        return account;
    }

    /** Locks accounts before anything is done with the first of them. */
    void lock(Db db, Stream<String> ids) {
        accounts.lockAll(db, ids);
    }

    /** Whether the caller may know more of an account than that it exists. */
    boolean sees(Account account) {
        Caller caller = guard.caller();
        return caller.may(AccountAdministration.WRITE, account.home()) || caller.may(AccountAdministration.READ, account.home());
    }

    /** Returns if the caller may change the account. @throws Problem {@code FORBIDDEN} for its own and for one with a post beyond its reach */
    void requireAdministered(Db db, Account account) {
        require(account.home());
        held(db, account.id()).forEach(post -> require(post.path()));
        accounts.byId(db, account.id()).stream().flatMap(full -> full.grants().stream()).forEach(grant -> require(grant.scope()));
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
        return account.id().equals(caller.account()) || caller.person() != null && caller.person().equals(account.person());
    }

    /** The posts that an account holds or will. */
    List<HeldPost> held(Db db, String id) {
        return posts.of(db, id).stream().filter(post -> !post.isOverOn(accounts.today())).toList();
    }

    /** The path of a unit that the caller may give away; null for the whole town. @throws Problem {@code INVALID} for an unknown one */
    UnitPath place(String unit) {
        UnitPath path = unit == null ? null : path(unit).orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "account-unit", unit).at("unit"));
        require(path);
        return path;
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
