package org.linli.rest.programs;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** A module's programs. */
@Path("programs")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgramsResource {

    private final String module;
    private final Programs programs;

    ProgramsResource(String module, Programs programs) {
        this.module = module;
        this.programs = programs;
    }

    @GET
    @Needs("." + Programs.READ)
    public Page<Program> list(@QueryParam("stage") Stage stage, @QueryParam("unit") String unit, @QueryParam("after") String after,
                              @QueryParam("limit") Integer limit) {
        return programs.list(module, stage, unit, after, Limits.of(limit));
    }

    @POST
    @Needs("." + Programs.WRITE)
    @Gives(value = Program.class, status = 201)
    public Response create(Programs.NewProgram entered) {
        new Required().value("rulebook", entered.rulebook()).value("unit", entered.unit()).value("period", entered.period()).check();
        Program program = programs.create(module, entered);
        return Reply.created(program, module, "programs", program.id());
    }
}
