package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.calendar.Draws;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;

/** Draws that anyone can check (M9). */
@Path("draws")
@Produces(MediaType.APPLICATION_JSON)
public final class DrawsResource {

    /** What to draw. */
    public record Draw(String seed, Integer take, List<String> among) {
    }

    /** What was drawn, in order. */
    public record Drawn(List<String> drawn) {
    }

    private final Draws draws;

    DrawsResource(Draws draws) {
        this.draws = draws;
    }

    @POST
    @Needs(Needs.SIGNED_IN)
    public Drawn draw(Draw draw) {
        new Required().value("seed", draw.seed()).value("take", draw.take()).value("among", draw.among()).check();
        return new Drawn(draws.draw(draw.seed(), draw.take(), draw.among()));
    }
}
