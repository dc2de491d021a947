package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.rest.Gives;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.security.Tokens;
import org.linli.rest.Reply;

/** Bearer tokens of the caller's own account. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource {

    /** A token to be made. */
    public record Wanted(String title, Integer days) {
    }

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public List<Tokens.Token> list() {
        return tokens.list();
    }

    /** Makes a token; its secret is shown this once and not kept, so that a repeated request makes another one. */
    @POST
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    @Gives(value = Tokens.Issued.class, status = 201)
    public Response issue(Wanted wanted) {
        new Required().value("title", wanted.title()).value("days", wanted.days()).check();
        Tokens.Issued issued = tokens.issue(wanted.title(), wanted.days());
        return Reply.created(issued, "core", "tokens", issued.token().id());
    }

    @DELETE
    @Path("{id}")
    @Needs(Needs.SIGNED_IN)
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(id);
    }
}
