package org.linli.rest.core;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.linli.api.rest.Required;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.api.security.Role;
import org.linli.api.security.Sessions;
import org.linli.api.security.Tokens;
import org.linli.rest.Browser;

/** The caller's own account. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    /**
     * Who is signed in and what it may do where.
     *
     * @param roles  the roles of the posts that it holds today
     * @param posts  those that it holds or will
     * @param person the number of its person in the register, left out where there is none
     * @param own    what it may do with the records of that person
     */
    public record Me(String account, String name, List<Grant> grants, List<Role> roles, List<AccountAdministration.Post> posts, String person,
                     List<String> own) {
    }

    /** A change of password. */
    public record Passwords(String old, String fresh) {
    }

    private final Guard guard;
    private final Tokens tokens;
    private final AccountAdministration accounts;

    MeResource(Guard guard, Tokens tokens, AccountAdministration accounts) {
        this.guard = guard;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Me me() {
        Caller caller = guard.caller();
        AccountAdministration.Known known = accounts.own();
        List<AccountAdministration.Post> posts = known == null ? List.of() : known.posts();
        return new Me(caller.account(), caller.name(), caller.grants(), accounts.roles(), posts, caller.person(), caller.own());
    }

    /** Ends all other sessions. */
    @PUT
    @Path("password")
    @Needs(Needs.SIGNED_IN)
    public void password(Passwords passwords, @Context HttpServletRequest request) {
        new Required().value("old", passwords.old()).value("fresh", passwords.fresh()).check();
        Sessions.Session held = Browser.of(request).held();
        tokens.changePassword(passwords.old(), passwords.fresh(), held == null ? null : held.id());
    }
}
