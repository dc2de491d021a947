package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Needs;

/** The clock of a town that doesn't rehearse: there is none to set, and it is said how a rehearsal is switched on. */
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
public final class RealClockResource {

    private static final Messages MESSAGES = Messages.beside(RealClockResource.class);

    @GET
    @Needs(Needs.SIGNED_IN)
    public ClockResource.Today today() {
        throw noRehearsal();
    }

    @PUT
    @Needs(Needs.SIGNED_IN)
    public ClockResource.Today goTo() {
        throw noRehearsal();
    }

    private static Problem noRehearsal() {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-rehearsal");
    }
}
