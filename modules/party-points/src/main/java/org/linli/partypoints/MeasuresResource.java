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
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;

/** Measures for the unqualified over REST. */
@Path("programs/{program}/measures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeasuresResource {

    /** The committee's decision. @param decision in words; required for a refusal */
    public record Decision(Boolean approved, String decision) {
    }

    /** How a rectification ended. */
    public record Conclusion(Boolean met, String outcome) {
    }

    private final Measures measures;

    MeasuresResource(Measures measures) {
        this.measures = measures;
    }

    @POST
    @Needs(Measures.PROPOSE)
    @Gives(value = Measure.class, status = 201)
    public Response propose(@Context UriInfo request, @PathParam("program") String program, Proposal proposal) {
        new Required().value("person", proposal.person()).value("kind", proposal.kind()).value("reasons", proposal.reasons()).check();
        Measure fresh = measures.propose(program, proposal);
        return Response.created(request.getAbsolutePathBuilder().path(fresh.id()).build()).entity(fresh).build();
    }

    @GET
    @Needs(Measures.READ)
    public Page<Measure> list(@PathParam("program") String program, @QueryParam("branch") String branch, @QueryParam("after") String after,
            @QueryParam("limit") Integer limit) {
        return measures.list(program, branch, after, limit);
    }

    @GET
    @Path("{id}")
    @Needs(Measures.READ)
    public Measure measure(@PathParam("program") String program, @PathParam("id") String id) {
        return measures.measure(program, id);
    }

    @POST
    @Path("{id}/decision")
    @Needs(Measures.DECIDE)
    public Measure decide(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version,
            Decision decision) {
        return measures.decide(program, id, decision.approved(), decision.decision(), Versions.of(version));
    }

    @POST
    @Path("{id}/conclusion")
    @Needs(Measures.PROPOSE)
    public Measure conclude(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version,
            Conclusion conclusion) {
        return measures.conclude(program, id, conclusion.met(), conclusion.outcome(), Versions.of(version));
    }
}
