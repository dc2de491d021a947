package org.linli.security;

import java.util.List;
import java.util.Optional;
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

    /** Makes those wait who would take away another administrator at the same time; called before any other account is locked. */
    void hold(Db db) {
        posts.ofTheTown(db, Role.ADMINISTRATOR).stream().map(HeldPost::account).distinct().forEach(account -> accounts.lock(db, account));
    }

    /** Returns if an administrator is left without an account. @throws Problem {@code CONFLICT} */
    void requireAnotherThan(Db db, Account account) {
        require(db, posts.of(db, account.id()), posts.ofTheTown(db, Role.ADMINISTRATOR).stream().filter(post -> !post.account().equals(account.id())).toList());
    }

    /** Returns if an administrator is left without a post. @throws Problem {@code CONFLICT} */
    void requireAnotherThan(Db db, HeldPost ended) {
        require(db, List.of(ended), posts.ofTheTown(db, Role.ADMINISTRATOR).stream().filter(post -> !post.id().equals(ended.id())).toList());
    }

    private void require(Db db, List<HeldPost> leaving, List<HeldPost> staying) {
        boolean matters = leaving.stream().anyMatch(post -> post.role() == Role.ADMINISTRATOR && post.path() == null);
        boolean left = staying.stream().filter(post -> post.holdsOn(accounts.today())).map(post -> accounts.lock(db, post.account()))
                .flatMap(Optional::stream).anyMatch(account -> !account.closed() && account.password() != null);
        if (matters && !left) {
            throw AccountAccess.MESSAGES.problem(Problem.Kind.CONFLICT, "account-last");
        }
    }
}
