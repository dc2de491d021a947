package org.linli.rest.programs;

import java.util.Map;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.Page;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;
import org.linli.rest.Upload;

/** Results of the newest settlement, and why they are as they are. */
@Path("programs/{program}/results")
@Produces(MediaType.APPLICATION_JSON)
public final class ResultsResource {

    private final ProgramKind kind;
    private final Results results;

    ResultsResource(ProgramKind kind, Results results) {
        this.kind = kind;
        this.results = results;
    }

    /** A page of results. @param tier only this tier @param unit only this unit */
    @GET
    @Needs("." + Programs.READ)
    public Page<Map<String, Object>> list(@PathParam("program") String id, @QueryParam("unit") String unit, @QueryParam("tier") String tier,
                                          @QueryParam("order") @DefaultValue("SUBJECT") Results.Order order, @QueryParam("after") String after,
                                          @QueryParam("limit") Integer limit) {
        var table = new ResultTable(kind, results.components(id));
        return results.list(id, unit, tier, order, after, Limits.of(limit)).map(table::row);
    }

    /** All results as a file. @param bom whether to begin with the mark by which spreadsheets know UTF-8 */
    @GET
    @Produces(Upload.CSV + ";qs=0.5")
    @Needs("." + Programs.READ)
    public Response file(@PathParam("program") String id, @QueryParam("bom") boolean bom) {
        results.settlement(id);
        var table = new ResultTable(kind, results.components(id));
        StreamingOutput file = out -> table.write(results, id, bom, out);
        return Reply.csv(file, "results.csv");
    }

    @GET
    @Path("{subject}/why")
    @Needs("." + Programs.READ)
    public Results.Why why(@PathParam("program") String id, @PathParam("subject") String subject) {
        return results.why(id, subject);
    }
}
