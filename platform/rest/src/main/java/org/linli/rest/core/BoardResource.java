package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.publicity.Publicity;
import org.linli.api.rest.Limits;
import org.linli.api.security.Open;

/** What hangs on the boards. */
@Path("board")
@Produces(MediaType.APPLICATION_JSON)
public final class BoardResource {

    private final Publicity publicity;

    BoardResource(Publicity publicity) {
        this.publicity = publicity;
    }

    @GET
    @Open("a board is for everybody; what hangs on it is masked")
    public Page<Publicity.Notice> board(@QueryParam("unit") String unit, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return publicity.board(unit, after, Limits.of(limit));
    }

    /** What a notice shows, some rows at a time; one that came down only for those who may read its program. */
    @GET
    @Path("{id}")
    @Open("a board is for everybody; what hangs on it is masked")
    public Publicity.Snapshot notice(@PathParam("id") String id, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return publicity.notice(id, after, Limits.of(limit));
    }
}
