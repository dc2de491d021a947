package org.linli.rest.core;

import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.security.Open;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.OpenIdSignIn.Begun;
import org.linli.api.security.OpenIdSignIn.Entered;
import org.linli.api.security.OpenIdSignIn.Returned;
import org.linli.api.security.Sessions;
import org.linli.rest.Browser;
import org.linli.rest.ForeignQuery;

/** Signing in at the town's OpenID Connect provider: there, and back. */
@Path("session/oidc")
@Produces(MediaType.WILDCARD)
public final class OpenIdResource {

    private static final Messages MESSAGES = Messages.beside(OpenIdResource.class);
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="zh"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=%1$s"><title>Linli</title></head>
        <body><p><a href="%1$s">%2$s · %3$s</a></p></body></html>
        """;

    private final OpenIdSignIn openId;
    private final Sessions sessions;

    OpenIdResource(OpenIdSignIn openId, Sessions sessions) {
        this.openId = openId;
        this.sessions = sessions;
    }

    @GET
    @Open("whoever signs in isn't signed in yet")
    public Response begin(@Context HttpServletRequest request) {
        Begun begun = openId.begin();
        return Response.seeOther(begun.provider()).header(HttpHeaders.SET_COOKIE, Browser.of(request).away(begun.kept(), begun.within())).build();
    }

    /**
     * Opens a session; one that the browser shows ends. From a provider of another site browsers don't bring the strict cookie: they forget the
     * session that they held for the new one, and it ends by itself.
     *
     * <p>The answer is a page that goes on, since browsers would keep the strict cookie of the session from a redirect that another site began.
     */
    @GET
    @Path("callback")
    @Open("the provider sends browsers here, and what they bring from there is the proof")
    @ForeignQuery("OpenID Connect: providers may add parameters")
    public Response complete(@QueryParam("code") String code, @QueryParam("state") String state, @QueryParam("iss") String issuer,
                             @QueryParam("error") String error, @Context HttpServletRequest request) {
        Browser browser = Browser.of(request);
        Entered entered = openId.complete(new Returned(code, state, issuer, error), browser.away(request), browser.address(), browser.device());
        if (browser.held() != null) {
            sessions.end(browser.held());
        }
        Text on = MESSAGES.text("openid.on");
        return Response.ok(PAGE.formatted(entered.page(), on.zh(), on.en()).getBytes(StandardCharsets.UTF_8)).type(HTML)
            .header(HttpHeaders.SET_COOKIE, browser.cookie(entered.opened().secret())).header(HttpHeaders.SET_COOKIE, browser.away(null, null)).build();
    }
}
