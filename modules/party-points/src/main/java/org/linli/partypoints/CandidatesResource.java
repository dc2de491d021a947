package org.linli.partypoints;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.programs.Results.Result;
import org.linli.api.security.Needs;

/** Candidates for honours, and those to be spoken to, over REST. */
@Path("programs/{program}/candidates")
@Produces(MediaType.APPLICATION_JSON)
public final class CandidatesResource {

    private final Outcomes outcomes;

    CandidatesResource(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GET
    @Path("honours")
    @Needs(Outcomes.READ)
    public Page<Result> honours(@PathParam("program") String program, @QueryParam("branch") String branch, @QueryParam("after") String after,
            @QueryParam("limit") Integer limit) {
        return outcomes.honours(program, branch, after, limit);
    }

    @GET
    @Path("talks")
    @Needs(Outcomes.READ)
    public Page<Result> talks(@PathParam("program") String program, @QueryParam("branch") String branch, @QueryParam("after") String after,
            @QueryParam("limit") Integer limit) {
        return outcomes.talks(program, branch, after, limit);
    }
}
