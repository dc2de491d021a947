package org.example.noise;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.rest.Gives;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;

@Path("reports")
@Produces("application/json")
public final class ReportsResource {

    public record Report(String id, String grid) {
    }

    private final Transactions transactions;
    private final Guard guard;
    private final String version;

    ReportsResource(Transactions transactions, Guard guard, String version) {
        this.transactions = transactions;
        this.guard = guard;
        this.version = version;
    }

    @GET
    @Needs("noise.reports.read")
    public List<Report> list() {
        guard.require("noise.reports.read", null);
        return transactions.read(db -> db.list("select id, grid from noise_reports where town = ?", row -> new Report(row.text(1), row.text(2)), db.town()));
    }

    @GET
    @Path("{id}")
    @Needs("noise.reports.read")
    public Report one(@PathParam("id") String id) {
        throw NoiseModule.MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-report", id);
    }

    @GET
    @Path("count")
    @Needs(Needs.SIGNED_IN)
    @Gives(Report.class)
    public Response count() {
        return Response.ok(new Report("", "")).build();
    }

    @GET
    @Path("levels")
    @Open("what levels there are is printed on every notice")
    public List<String> levels() {
        return List.of("45", "55");
    }
}
