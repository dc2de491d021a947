package org.linli.rest.core;

import java.util.Map;
import javax.ws.rs.DELETE;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.people.People;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Two records declared to be one person, and taken back. */
@Path("merges")
@Produces(MediaType.APPLICATION_JSON)
public final class MergesResource {

    /** The record that stays, the one that leads to it, and why. */
    public record Merge(String stays, String goes, String reason) {
    }

    private final People people;

    MergesResource(People people) {
        this.people = people;
    }

    @POST
    @Needs(People.WRITE)
    public Response merge(Merge merge) {
        new Required().value("stays", merge.stays()).value("goes", merge.goes()).value("reason", merge.reason()).check();
        String id = people.merge(merge.stays(), merge.goes(), merge.reason());
        return Reply.created(Map.of("id", id), "core", "merges", id);
    }

    @DELETE
    @Path("{id}")
    @Needs(People.WRITE)
    public void unmerge(@PathParam("id") String id) {
        people.unmerge(id);
    }
}
