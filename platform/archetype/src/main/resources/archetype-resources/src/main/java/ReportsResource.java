package ${package};

import java.time.LocalDate;
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

/** Reports over REST, below {@code /api/${moduleId}/reports}. */
@Path("reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReportsResource {

    /** What is written. @param unit the unit's code @param day when it was noticed */
    public record Fresh(String unit, LocalDate day, String words) {
    }

    /** What came of a report. */
    public record Outcome(String outcome) {
    }

    private final Reports reports;

    ReportsResource(Reports reports) {
        this.reports = reports;
    }

    @POST
    @Needs(Reports.WRITE)
    @Gives(value = Report.class, status = 201)
    public Response write(@Context UriInfo request, Fresh fresh) {
        new Required().value("unit", fresh.unit()).value("day", fresh.day()).value("words", fresh.words()).check();
        Report written = reports.write(fresh.unit(), fresh.day(), fresh.words());
        return Response.created(request.getAbsolutePathBuilder().path(written.id()).build()).entity(written).build();
    }

    @GET
    @Needs(Reports.READ)
    public Page<Report> list(@QueryParam("unit") String unit, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return reports.list(Required.given("unit", unit), after, limit);
    }

    /** Its {@code ETag} is what {@code If-Match} of a change has to say. */
    @GET
    @Path("{id}")
    @Needs(Reports.READ)
    public Report report(@PathParam("id") String id) {
        return reports.report(id);
    }

    @POST
    @Path("{id}/outcome")
    @Needs(Reports.SETTLE)
    public Report settle(@PathParam("id") String id, @HeaderParam("If-Match") String version, Outcome outcome) {
        return reports.settle(id, Required.given("outcome", outcome.outcome()), Versions.of(version));
    }
}
