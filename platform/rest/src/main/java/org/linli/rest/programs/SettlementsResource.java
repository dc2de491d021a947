package org.linli.rest.programs;

import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** The stages of a program, one order each: compute, publish, approve, file, close. */
@Path("programs/{program}/settlements")
@Produces(MediaType.APPLICATION_JSON)
public final class SettlementsResource {

    /**
     * An order; the fields below the first are as in {@link Programs.Order}.
     *
     * @param preview  whether to compute only, and store nothing
     * @param rulebook for a preview, another rulebook's text
     */
    public record Wanted(Stage stage, Boolean preview, String rulebook, LocalDate date, Integer present, Integer entitled, String minutes, String to) {
    }

    private final String module;
    private final Programs programs;
    private final Results results;

    SettlementsResource(String module, Programs programs, Results results) {
        this.module = module;
        this.programs = programs;
        this.results = results;
    }

    @GET
    @Needs("." + Programs.READ)
    public Page<Results.Settlement> list(@PathParam("program") String id, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return results.settlements(id, after, Limits.of(limit));
    }

    /** Goes to a stage, each with its own permission, or previews a settlement. */
    @POST
    @Needs(Needs.SIGNED_IN)
    @Gives(Program.class)
    public Response order(@PathParam("program") String id, Wanted wanted) {
        if (Boolean.TRUE.equals(wanted.preview())) {
            return Response.ok(results.preview(id, wanted.rulebook())).build();
        }
        var order = new Programs.Order(Required.given("stage", wanted.stage()), wanted.date(), wanted.present(), wanted.entitled(),
            wanted.minutes(), wanted.to());
        Programs.Ordered ordered = programs.order(module, id, order);
        return ordered.job() == null ? Response.ok(ordered.program()).build() : Reply.accepted(ordered.job());
    }
}
