package org.linli.rest.core;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.rest.Gives;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.rest.Browser;

/** The second factor of the caller's own account; secrets are shown once and not kept, so that a repeated request makes others. */
@Path("me/second-factor")
@Produces(MediaType.APPLICATION_JSON)
public final class SecondFactorResource {

    /** The password again, since whoever found a screen unlocked must not change what keeps others out. */
    public record Again(String password) {
    }

    /** Codes to be printed. */
    public record RecoveryCodes(List<String> recoveryCodes) {
    }

    /** What a confirmed enrolment gives. */
    public record Confirmed(List<String> recoveryCodes, SessionResource.Shown session) {
    }

    private final SecondFactor secondFactor;

    SecondFactorResource(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    @GET
    @Needs(Needs.ENTERED)
    public SecondFactor.Status status() {
        return secondFactor.status();
    }

    /** Begins an enrolment; only at a browser, lest a token that was found locks its owner out. */
    @POST
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public SecondFactor.Enrolment enrol(Again again, @Context HttpServletRequest request) {
        Browser.of(request).session();
        return secondFactor.enrol(Required.given("password", again.password()));
    }

    @POST
    @Path("confirmation")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    @Gives(Confirmed.class)
    public Response confirm(SessionResource.Code given, @Context HttpServletRequest request) {
        Required.given("code", given.code());
        Browser browser = Browser.of(request);
        SecondFactor.Confirmed confirmed = secondFactor.confirm(browser.session(), given.code());
        Sessions.Opened opened = confirmed.opened();
        return SessionResource.opened(browser, opened, new Confirmed(confirmed.recoveryCodes(), SessionResource.Shown.of(opened.session(), opened.ends())));
    }

    @POST
    @Path("recovery-codes")
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public RecoveryCodes renew(Again again) {
        return new RecoveryCodes(secondFactor.renewRecoveryCodes(Required.given("password", again.password())));
    }

    @POST
    @Path("end")
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public void end(Again again) {
        secondFactor.end(Required.given("password", again.password()));
    }
}
