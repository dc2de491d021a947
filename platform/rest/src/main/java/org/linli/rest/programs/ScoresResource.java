package org.linli.rest.programs;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;

/** Scores of a program's components that aren't made of points. */
@Path("programs/{program}/scores")
@Produces(MediaType.APPLICATION_JSON)
public final class ScoresResource {

    /** Scores to set. */
    public record Scores(List<Facts.Score> scores) {
    }

    private final Facts facts;

    ScoresResource(Facts facts) {
        this.facts = facts;
    }

    @GET
    @Needs("." + Programs.READ)
    public Page<Facts.Score> list(@PathParam("program") String program, @QueryParam("component") String component,
                                  @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return facts.scores(program, component, after, Limits.of(limit));
    }

    @POST
    @Needs("." + Facts.WRITE)
    public void set(@PathParam("program") String program, Scores scores) {
        List<Facts.Score> all = Required.given("scores", scores.scores());
        var required = new Required();
        for (int i = 0; i < all.size(); i++) {
            Facts.Score score = all.get(i);
            String at = "scores[" + i + "].";
            required.value(at + "subject", score.subject()).value(at + "component", score.component()).value(at + "score", score.score());
        }
        required.check();
        facts.enter(program, all);
    }
}
