package org.linli.rest.programs;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.security.Needs;

/** How subjects stand before the result is in. */
@Path("programs/{program}/standings")
@Produces(MediaType.APPLICATION_JSON)
public final class StandingsResource {

    private final Results results;

    StandingsResource(Results results) {
        this.results = results;
    }

    /** @param part a period inside the program's, for example {@code 2026-Q1}; the cycle so far if it isn't given */
    @GET
    @Path("{subject}")
    @Needs("." + Programs.READ)
    public Results.Why standing(@PathParam("program") String id, @PathParam("subject") String subject, @QueryParam("part") String part) {
        return results.statement(id, subject, part);
    }
}
