package org.linli.rest.programs;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Ids;
import org.linli.api.Page;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Programs;
import org.linli.api.publicity.Objections.Correction;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Objections;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Objections to a program's published results, and the answers to them. */
@Path("programs/{program}/objections")
@Produces(MediaType.APPLICATION_JSON)
public final class ObjectionsResource {

    /** An objection in somebody's name. */
    public record Entered(String subject, String text) {
    }

    /** A decision, as {@link Objections.Decision}. */
    public record Decided(Boolean upheld, String answer, List<Correction> corrections, List<Facts.Score> scores, List<String> lift) {
    }

    private final String module;
    private final Objections objections;

    ObjectionsResource(String module, Objections objections) {
        this.module = module;
        this.objections = objections;
    }

    /** @param open whether to show only those without an answer */
    @GET
    @Needs("." + Programs.READ)
    public Page<Objection> list(@PathParam("program") String program, @QueryParam("open") boolean open, @QueryParam("after") String after,
                                @QueryParam("limit") Integer limit) {
        return objections.list(program, open, after, Limits.of(limit));
    }

    @GET
    @Path("{objection}")
    @Needs("." + Programs.READ)
    public Objection objection(@PathParam("program") String program, @PathParam("objection") String id) {
        return objections.objection(program, id);
    }

    @POST
    @Needs("." + Objections.WRITE)
    @Gives(value = Objection.class, status = 201)
    public Response object(@PathParam("program") String program, Entered entered) {
        new Required().value("subject", entered.subject()).value("text", entered.text()).check();
        Objection objection = objections.object(program, entered.subject(), entered.text());
        return Reply.created(objection, module, "programs", program, "objections", objection.id());
    }

    @POST
    @Path("{objection}/decision")
    @Needs("." + Objections.DECIDE)
    public Objection decide(@PathParam("program") String program, @PathParam("objection") String id, @HeaderParam("If-Match") String version,
                            Decided decided) {
        new Required().value("upheld", decided.upheld()).value("answer", decided.answer()).check();
        List<Correction> corrections = decided.corrections() == null ? List.of()
            : decided.corrections().stream().map(ObjectionsResource::byHand).toList();
        return objections.decide(program, id, new Objections.Decision(decided.upheld(), decided.answer(), corrections, decided.scores(),
            decided.lift()), Versions.of(version));
    }

    /** An entry by hand has no source, and a key even if none was given. */
    private static Correction byHand(Correction correction) {
        NewEntry right = correction.right();
        return right == null ? correction : new Correction(correction.reverse(), new NewEntry(right.subject(), right.item(), right.occurredOn(),
            right.quantity(), right.points(), right.key() == null ? Ids.next() : right.key(), null, right.note()));
    }
}
