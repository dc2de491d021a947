package org.linli.security;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.data.Db;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;

/** The names of the roles that an account holds on a day, by which {@link SignInPolicy} asks for a second factor. */
final class HeldRoles {

    private final PostStore posts = new PostStore();

    /** Who may do everything by a grant from before there were posts counts as an administrator. */
    Set<String> of(Db db, Account account, LocalDate day) {
        Set<String> roles = posts.of(db, account.id()).stream().filter(post -> post.holdsOn(day)).map(post -> post.role().name())
                .collect(Collectors.toSet());
        if (account.grants().stream().anyMatch(grant -> grant.permission().equals(Grant.ALL))) {
            roles.add(Role.ADMINISTRATOR.name());
        }
        return roles;
    }
}
