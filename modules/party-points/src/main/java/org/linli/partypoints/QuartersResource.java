package org.linli.partypoints;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.linli.api.Page;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;

/** Quarterly statements over REST. */
@Path("programs/{program}/quarters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QuartersResource {

    private final Quarters quarters;

    QuartersResource(Quarters quarters) {
        this.quarters = quarters;
    }

    @GET
    @Needs(Quarters.READ)
    public Page<QuarterStatement> list(@PathParam("program") String program, @QueryParam("branch") String branch,
            @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return quarters.list(program, branch, after, limit);
    }

    @GET
    @Path("{quarter}/{branch}")
    @Needs(Quarters.READ)
    public QuarterStatement statement(@PathParam("program") String program, @PathParam("quarter") String quarter,
            @PathParam("branch") String branch) {
        return quarters.statement(program, quarter, branch);
    }

    @POST
    @Needs(Quarters.PASS)
    @Gives(value = QuarterStatement.class, status = 201)
    public Response pass(@Context UriInfo request, @PathParam("program") String program, Passing passing) {
        QuarterStatement passed = quarters.pass(program, passing);
        return Response.created(request.getAbsolutePathBuilder().path(passed.quarter()).path(passed.branch()).build()).entity(passed).build();
    }
}
