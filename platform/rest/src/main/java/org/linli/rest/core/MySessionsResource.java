package org.linli.rest.core;

import java.time.Instant;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.security.Needs;
import org.linli.api.security.Sessions;
import org.linli.rest.Browser;

/** Where the caller is signed in. */
@Path("me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class MySessionsResource {

    /** A session. @param current whether it is the one that asks */
    public record Shown(String id, String address, String device, Instant since, Instant seen, Instant ends, boolean current) {
    }

    private final Sessions sessions;

    MySessionsResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public List<Shown> list(@Context HttpServletRequest request) {
        Sessions.Session held = Browser.of(request).held();
        return sessions.list().stream().map(each -> new Shown(each.id(), each.address(), each.device(), each.since(), each.seen(), each.ends(),
            held != null && held.id().equals(each.id()))).toList();
    }

    @DELETE
    @Path("{id}")
    @Needs(Needs.SIGNED_IN)
    public void end(@PathParam("id") String id) {
        sessions.end(id);
    }

    /** Signs out everywhere, here too. */
    @DELETE
    @Needs(Needs.SIGNED_IN)
    public Response endAll(@QueryParam("tokens") @DefaultValue("false") boolean tokens, @Context HttpServletRequest request) {
        sessions.endAll(tokens);
        return Response.noContent().header(HttpHeaders.SET_COOKIE, Browser.of(request).cookie(null)).build();
    }
}
