package org.linli.rest.programs;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.publicity.Publicity;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;

/** One program, its way through the stages, and the proofs that nothing in it was tampered with. */
@Path("programs/{program}")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgramResource {

    /** A new title. */
    public record Renamed(String title) {
    }

    private final String module;
    private final Programs programs;
    private final Ledger ledger;
    private final Results results;
    private final Publicity publicity;

    ProgramResource(String module, Programs programs, Ledger ledger, Results results, Publicity publicity) {
        this.module = module;
        this.programs = programs;
        this.ledger = ledger;
        this.results = results;
        this.publicity = publicity;
    }

    @GET
    @Needs("." + Programs.READ)
    public Program program(@PathParam("program") String id) {
        return programs.program(module, id);
    }

    @PUT
    @Needs("." + Programs.WRITE)
    public Program rename(@PathParam("program") String id, @HeaderParam("If-Match") String version, Renamed renamed) {
        return programs.rename(module, id, Required.given("title", renamed.title()), Versions.of(version));
    }

    @GET
    @Path("steps")
    @Needs("." + Programs.READ)
    public Page<Programs.Step> steps(@PathParam("program") String id, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return programs.steps(module, id, after, Limits.of(limit));
    }

    @GET
    @Path("notices")
    @Needs("." + Programs.READ)
    public List<Publicity.Notice> notices(@PathParam("program") String id) {
        return publicity.of(id);
    }

    /** The sheet that would go up on the board now. */
    @GET
    @Path("board")
    @Needs("." + Programs.READ)
    public Results.Board board(@PathParam("program") String id) {
        return results.board(id);
    }

    /** Recomputes hashes and tallies from the entries. */
    @GET
    @Path("integrity")
    @Needs("." + Ledger.READ)
    public Ledger.Integrity integrity(@PathParam("program") String id) {
        return ledger.check(id);
    }

    /** Computes the newest settlement again and says whether it comes out the same (M11). */
    @POST
    @Path("reproduce")
    @Needs("." + Programs.READ)
    public Map<String, Boolean> reproduce(@PathParam("program") String id) {
        return Map.of("same", results.reproduce(id));
    }
}
