package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.jobs.Job;
import org.linli.api.people.PersonalKeys;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** The keys that personal data are sealed with; never the keys themselves. */
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
public final class KeysResource {

    /** What is wanted of a new key; nothing but the configured way if it is left out. */
    public record Wanted(String algorithm) {
    }

    private final PersonalKeys keys;

    KeysResource(PersonalKeys keys) {
        this.keys = keys;
    }

    @GET
    @Needs(PersonalKeys.READ)
    public PersonalKeys.Ring ring() {
        return keys.ring();
    }

    /** Makes a new key and brings it into use; the answer is the job that seals with it what is old. */
    @POST
    @Needs(PersonalKeys.WRITE)
    @Gives(value = Job.class, status = 202)
    public Response rotate(Wanted wanted) {
        Job job = keys.rotate(wanted == null ? null : wanted.algorithm());
        return Response.accepted(job).header(HttpHeaders.LOCATION, Reply.address("core", "jobs", job.id())).build();
    }
}
