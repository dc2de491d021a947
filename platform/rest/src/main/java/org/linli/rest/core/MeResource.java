package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.rest.Required;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.api.security.Tokens;

/** The caller's own account. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    /** Who is signed in and what it may do where. */
    public record Me(String account, String name, List<Grant> grants) {
    }

    /** A change of password. */
    public record Passwords(String old, String fresh) {
    }

    private final Guard guard;
    private final Tokens tokens;

    MeResource(Guard guard, Tokens tokens) {
        this.guard = guard;
        this.tokens = tokens;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Me me() {
        Caller caller = guard.caller();
        return new Me(caller.account(), caller.name(), caller.grants());
    }

    @PUT
    @Path("password")
    @Needs(Needs.SIGNED_IN)
    public void password(Passwords passwords) {
        new Required().value("old", passwords.old()).value("fresh", passwords.fresh()).check();
        tokens.changePassword(passwords.old(), passwords.fresh());
    }
}
