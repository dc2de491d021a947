package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.jobs.Job;
import org.linli.api.operation.Operation;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** How the server stands, its backups and its faults. */
@Path("operation")
@Produces(MediaType.APPLICATION_JSON)
public final class OperationResource {

    private final Operation operation;

    OperationResource(Operation operation) {
        this.operation = operation;
    }

    @GET
    @Needs(Operation.READ)
    public Operation.Condition condition() {
        return operation.condition();
    }

    /** Those made from here, newest first, or the command by which operators make one. */
    @GET
    @Path("backups")
    @Needs(Operation.READ)
    public Operation.Backups backups() {
        return operation.backups();
    }

    /** Copies the database while everybody works on; the answer is the job. */
    @POST
    @Path("backups")
    @Needs(Operation.BACK_UP)
    @Gives(value = Job.class, status = 202)
    public Response backUp() {
        Job job = operation.backUp();
        return Response.accepted(job).header(HttpHeaders.LOCATION, Reply.address("core", "jobs", job.id())).build();
    }

    /** Faults of late, newest first. @param number of one, as its page or answer told it */
    @GET
    @Path("faults")
    @Needs(Operation.READ)
    public List<Operation.Fault> faults(@QueryParam("number") String number) {
        return operation.faults(number);
    }
}
