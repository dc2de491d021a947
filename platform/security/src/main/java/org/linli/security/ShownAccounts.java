package org.linli.security;

import java.util.List;
import java.util.Map;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Role;

/** Accounts as those see them who administer them: with the posts that hold or will, and without anything secret. */
final class ShownAccounts {

    private final AccountStore accounts;
    private final PostStore posts = new PostStore();

    ShownAccounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    Known of(Db db, Account account) {
        return of(account, posts.of(db, account.id()));
    }

    Page<Known> page(Db db, Page<Account> page) {
        Map<String, List<HeldPost>> held = posts.of(db, page.items().stream().map(Account::id).toList());
        return page.map(account -> of(account, held.getOrDefault(account.id(), List.of())));
    }

    /** The roles of the posts that an account holds today. */
    List<Role> roles(Db db, String account) {
        return posts.of(db, account).stream().filter(post -> post.holdsOn(accounts.today())).map(HeldPost::role).distinct().toList();
    }

    private Known of(Account account, List<HeldPost> held) {
        return new Known(account.id(), account.signIn(), account.name(), account.kind(), account.person(), account.unit(), account.closed(),
                account.password() != null, held.stream().filter(post -> !post.isOverOn(accounts.today())).map(HeldPost::shown).toList(), account.version());
    }
}
