package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.publicity.Filings;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;

/** What was sent up the tree. */
@Path("filings")
@Produces(MediaType.APPLICATION_JSON)
public final class FilingsResource {

    private final Filings filings;

    FilingsResource(Filings filings) {
        this.filings = filings;
    }

    /** What was filed with a unit and below it. */
    @GET
    @Needs(Filings.READ)
    public Page<Filings.Filing> list(@QueryParam("unit") String unit, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return filings.list(Required.given("unit", unit), after, Limits.of(limit));
    }

    @GET
    @Path("{id}")
    @Needs(Filings.READ)
    public Filings.Filing filing(@PathParam("id") String id) {
        return filings.filing(id);
    }

    /** The superior unit takes note. */
    @POST
    @Path("{id}/receipt")
    @Needs(Filings.RECEIVE)
    public Filings.Filing receive(@PathParam("id") String id) {
        return filings.receive(id);
    }
}
