package org.linli.rest.core;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Invitations;
import org.linli.api.security.Open;
import org.linli.rest.Browser;

/** The door for those who were invited. */
@Path("invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {

    /** The code as it was handed over, and the password that the account is to have. */
    public record Acceptance(String code, String password) {
    }

    private final Invitations invitations;

    InvitationsResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @POST
    @Path("accept")
    @OwnIdempotency
    @Open("whoever was invited has no password yet; the code says who it is, and an address that guesses has to wait")
    public Invitations.Accepted accept(Acceptance accepted, @Context HttpServletRequest request) {
        new Required().value("code", accepted.code()).value("password", accepted.password()).check();
        return invitations.accept(accepted.code(), accepted.password(), Browser.of(request).address());
    }
}
