package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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

/** Declarations over REST. */
@Path("programs/{program}/declarations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeclarationsResource {

    /** What the scorekeeper gives; null leaves it to the claim or the item. */
    public record Confirmation(BigDecimal points) {
    }

    /** Why a declaration goes back. */
    public record Return(String reason) {
    }

    private final Declarations declarations;

    DeclarationsResource(Declarations declarations) {
        this.declarations = declarations;
    }

    @POST
    @Needs(Declarations.WRITE)
    @Gives(value = Declaration.class, status = 201)
    public Response declare(@Context UriInfo request, @PathParam("program") String program, Claim claim) {
        new Required().value("person", claim.person()).value("item", claim.item()).value("occurredOn", claim.occurredOn()).check();
        Declaration fresh = declarations.declare(program, claim);
        return Response.created(request.getAbsolutePathBuilder().path(fresh.id()).build()).entity(fresh).build();
    }

    @GET
    @Needs(Declarations.READ)
    public Page<Declaration> list(@PathParam("program") String program, @QueryParam("state") Declaration.State state,
            @QueryParam("person") String person, @QueryParam("branch") String branch, @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return declarations.list(program, new DeclarationStore.Wanted(state, person, branch, from, to), after, limit);
    }

    @GET
    @Path("{id}")
    @Needs(Declarations.READ)
    public Declaration declaration(@PathParam("program") String program, @PathParam("id") String id) {
        return declarations.declaration(program, id);
    }

    @PUT
    @Path("{id}")
    @Needs(Declarations.WRITE)
    public Declaration mend(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version, Claim claim) {
        return declarations.mend(program, id, claim, Versions.of(version));
    }

    @POST
    @Path("{id}/confirmation")
    @Needs(Declarations.CONFIRM)
    public Declaration confirm(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version,
            Confirmation confirmation) {
        return declarations.confirm(program, id, confirmation.points(), Versions.of(version));
    }

    @POST
    @Path("{id}/return")
    @Needs(Declarations.CONFIRM)
    public Declaration giveBack(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version,
            Return back) {
        return declarations.giveBack(program, id, back.reason(), Versions.of(version));
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Needs(Declarations.WRITE)
    public Declaration withdraw(@PathParam("program") String program, @PathParam("id") String id, @HeaderParam("If-Match") String version) {
        return declarations.withdraw(program, id, Versions.of(version));
    }
}
