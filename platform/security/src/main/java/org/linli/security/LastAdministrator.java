package org.linli.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.Role;

/** Sees to it that somebody is left who can administer the accounts of the whole town. */
final class LastAdministrator {

    private final AccountStore accounts;
    private final PostStore posts = new PostStore();

    LastAdministrator(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * Locks the town's administrators and the account that is about to lose something, so that those wait who would take away another
     * administrator at the same time; called before any other account is locked.
     *
     * @return the administrators as they are, by account
     */
    Map<String, Account> hold(Db db, String account) {
        Stream<String> administrators = posts.ofTheTown(db, Role.ADMINISTRATOR).stream().map(HeldPost::account);
        Map<String, Account> held = new HashMap<>();
        accounts.lockAll(db, Stream.concat(administrators, Stream.of(account))).forEach(one -> held.put(one.id(), one));
        return held;
    }

    /** Returns if an administrator is left without an account. @param held who was locked @throws Problem {@code CONFLICT} */
    void requireAnotherThan(Db db, Map<String, Account> held, Account account) {
        require(held, posts.of(db, account.id()), ofTheTown(db).filter(post -> !post.account().equals(account.id())));
    }

    /** Returns if an administrator is left without a post. @param held who was locked @throws Problem {@code CONFLICT} */
    void requireAnotherThan(Db db, Map<String, Account> held, HeldPost ended) {
        require(held, List.of(ended), ofTheTown(db).filter(post -> !post.id().equals(ended.id())));
    }

    private Stream<HeldPost> ofTheTown(Db db) {
        return posts.ofTheTown(db, Role.ADMINISTRATOR).stream();
    }

    private void require(Map<String, Account> held, List<HeldPost> leaving, Stream<HeldPost> staying) {
        boolean matters = leaving.stream().anyMatch(post -> post.role() == Role.ADMINISTRATOR && post.path() == null);
        boolean left = staying.filter(post -> post.holdsOn(accounts.today())).map(post -> held.get(post.account())).filter(Objects::nonNull)
                .anyMatch(account -> !account.closed() && account.password() != null);
        if (matters && !left) {
            throw AccountAccess.MESSAGES.problem(Problem.Kind.CONFLICT, "account-last");
        }
    }
}
