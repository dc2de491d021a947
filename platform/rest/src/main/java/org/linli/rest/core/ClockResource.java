package org.linli.rest.core;

import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;

/** The day that a rehearsing town takes today for. */
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
public final class ClockResource {

    /** A day. */
    public record Today(LocalDate today) {
    }

    private final Rehearsal rehearsal;

    ClockResource(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Today today() {
        return new Today(rehearsal.today());
    }

    @PUT
    @Needs(Rehearsal.WRITE)
    public Today goTo(Today day) {
        return new Today(rehearsal.goTo(Required.given("today", day.today())));
    }
}
