package org.linli.partypoints;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;

/** Democratic appraisals over REST. */
@Path("programs/{program}/appraisals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AppraisalsResource {

    private final Appraisals appraisals;

    AppraisalsResource(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    @POST
    @Needs(Appraisals.WRITE)
    @Gives(value = Appraisal.class, status = 201)
    public Response open(@Context UriInfo request, @PathParam("program") String program, Opening opening) {
        Appraisal fresh = appraisals.open(program, opening);
        return Response.created(request.getAbsolutePathBuilder().path(fresh.id()).build()).entity(fresh).build();
    }

    @GET
    @Needs(Appraisals.READ)
    public Page<Appraisal> list(@PathParam("program") String program, @QueryParam("branch") String branch, @QueryParam("after") String after,
            @QueryParam("limit") Integer limit) {
        return appraisals.list(program, branch, after, limit);
    }

    @GET
    @Path("{id}")
    @Needs(Appraisals.READ)
    public Appraisal appraisal(@PathParam("program") String program, @PathParam("id") String id) {
        return appraisals.appraisal(program, id);
    }

    @POST
    @Path("{id}/ballots")
    @Needs(Appraisals.BALLOTS)
    public Appraisal enter(@PathParam("program") String program, @PathParam("id") String id, Slip slip) {
        return appraisals.enter(program, id, slip);
    }

    @POST
    @Path("{id}/count")
    @Consumes(MediaType.WILDCARD)
    @Needs(Appraisals.WRITE)
    public Appraisal count(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version) {
        return appraisals.count(program, id, Versions.of(version));
    }
}
