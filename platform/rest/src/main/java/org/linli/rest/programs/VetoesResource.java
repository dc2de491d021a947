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
import org.linli.api.programs.Facts;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Vetoes with their facts. */
@Path("programs/{program}/vetoes")
@Produces(MediaType.APPLICATION_JSON)
public final class VetoesResource {

    /** A veto to record. */
    public record Entered(String subject, String veto, LocalDate occurredOn, String facts) {
    }

    /** Why a veto is taken back. */
    public record Lift(String reason) {
    }

    private final String module;
    private final Facts facts;

    VetoesResource(String module, Facts facts) {
        this.module = module;
        this.facts = facts;
    }

    @GET
    @Needs("." + Programs.READ)
    public Page<Facts.Veto> list(@PathParam("program") String program, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return facts.vetoes(program, after, Limits.of(limit));
    }

    @POST
    @Needs("." + Facts.WRITE)
    @Gives(value = Facts.Veto.class, status = 201)
    public Response record(@PathParam("program") String program, Entered entered) {
        new Required().value("subject", entered.subject()).value("veto", entered.veto()).value("occurredOn", entered.occurredOn())
            .value("facts", entered.facts()).check();
        Facts.Veto veto = facts.veto(program, entered.subject(), entered.veto(), entered.occurredOn(), entered.facts());
        return Reply.created(veto, module, "programs", program, "vetoes", veto.id());
    }

    @POST
    @Path("{veto}/lift")
    @Needs("." + Facts.WRITE)
    public Facts.Veto lift(@PathParam("program") String program, @PathParam("veto") String veto, Lift lift) {
        return facts.lift(program, veto, Required.given("reason", lift.reason()));
    }
}
