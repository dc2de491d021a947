package org.linli.rest.core;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.rest.Gives;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Grant;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.Sessions;
import org.linli.rest.Browser;

/** Signing in and out at a browser, which keeps the session in a cookie that no script sees. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    /** What somebody signs in with; a code of the second factor may also follow. */
    public record Presented(String name, String password, String code) {
    }

    /** A code of the second factor, or a recovery code. */
    public record Code(String code) {
    }

    /**
     * A session.
     *
     * @param csrf what to send as {@code X-CSRF-Token} with whatever isn't a {@code GET}
     * @param due  what is to be shown before the session may do anything else
     * @param ends when it ends at the latest; told when it is opened
     */
    public record Shown(String account, String name, List<Grant> grants, String csrf, Sessions.Due due, Instant ends) {

        static Shown of(Sessions.Session session, Instant ends) {
            return new Shown(session.caller().account(), session.caller().name(), session.caller().grants(), session.csrf(), session.due(), ends);
        }
    }

    /** @param signOut where the browser signs out at the provider at which it may have signed in */
    public record Ended(URI signOut) {
    }

    private final Sessions sessions;
    private final OpenIdSignIn openId;

    SessionResource(Sessions sessions, OpenIdSignIn openId) {
        this.sessions = sessions;
        this.openId = openId;
    }

    /** Opens a new session; one that the browser holds ends. */
    @POST
    @OwnIdempotency
    @Open("whoever signs in isn't signed in yet")
    @Gives(Shown.class)
    public Response open(Presented presented, @Context HttpServletRequest request) {
        new Required().value("name", presented.name()).value("password", presented.password()).check();
        Browser browser = Browser.of(request);
        Sessions.Opened opened = sessions.open(presented.name(), presented.password(), presented.code(), browser.address(), browser.device());
        if (browser.held() != null) {
            sessions.end(browser.held());
        }
        return opened(browser, opened, Shown.of(opened.session(), opened.ends()));
    }

    @POST
    @Path("code")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    @Gives(Shown.class)
    public Response complete(Code given, @Context HttpServletRequest request) {
        Required.given("code", given.code());
        Browser browser = Browser.of(request);
        Sessions.Opened opened = sessions.complete(browser.session(), given.code());
        return opened(browser, opened, Shown.of(opened.session(), opened.ends()));
    }

    @GET
    @Needs(Needs.ENTERED)
    public Shown session(@Context HttpServletRequest request) {
        return Shown.of(Browser.of(request).session(), null);
    }

    /** Signs out here; nothing to answer unless there is a provider to sign out at, too. */
    @DELETE
    @Needs(Needs.ENTERED)
    @Gives(Ended.class)
    public Response end(@Context HttpServletRequest request) {
        Browser browser = Browser.of(request);
        sessions.end(browser.session());
        return openId.signOut(browser.session()).map(address -> Response.ok(new Ended(address))).orElseGet(Response::noContent)
            .header(HttpHeaders.SET_COOKIE, browser.cookie(null)).build();
    }

    /** An answer with which a session goes on under a new secret. */
    static Response opened(Browser browser, Sessions.Opened opened, Object answer) {
        return Response.ok(answer).header(HttpHeaders.SET_COOKIE, browser.cookie(opened.secret())).build();
    }
}
