package org.linli.rest.core;

import java.time.Instant;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.Page;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Audit;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.AuditTrail.Form;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.api.security.AuditTrail.Verified;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;
import org.linli.rest.Upload;

/** Who did what, and whether what says so is intact. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final String JSON_LINES = "application/x-ndjson";

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    /** Newest first. @param unit this unit and those below it @param action one action, or all of a thing where it ends with a dot */
    @GET
    @Needs(AuditTrail.READ)
    public Page<AuditTrail.Entry> list(@QueryParam("account") String account, @QueryParam("object") String object, @QueryParam("unit") String unit,
                                       @QueryParam("action") String action, @QueryParam("from") Instant from, @QueryParam("to") Instant to,
                                       @QueryParam("result") Audit.Result result, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return trail.find(new Search(account, object, unit, action, from, to, result), after, Limits.of(limit));
    }

    /** Follows the whole chain, at once or as a job, each time anew: what it seals can't wait for the request. @param block a block that was noted formerly @param hash its hash at that time */
    @POST
    @Path("verifications")
    @OwnIdempotency
    @Needs(AuditTrail.READ)
    @Gives(Verification.class)
    public Response verify(@QueryParam("block") Long block, @QueryParam("hash") String hash) {
        if (block != null || hash != null) {
            new Required().value("block", block).value("hash", hash).check();
        }
        Verified verified = trail.verify(block == null ? null : new Head(block, hash));
        return verified.job() == null ? Response.ok(verified.done()).build() : Reply.accepted(verified.job());
    }

    @GET
    @Path("export.csv")
    @Produces(Upload.CSV)
    @Needs(AuditTrail.EXPORT)
    public Response csv(@QueryParam("account") String account, @QueryParam("object") String object, @QueryParam("unit") String unit,
                        @QueryParam("action") String action, @QueryParam("from") Instant from, @QueryParam("to") Instant to,
                        @QueryParam("result") Audit.Result result) {
        AuditTrail.Export export = trail.export(new Search(account, object, unit, action, from, to, result), Form.CSV);
        StreamingOutput file = export::writeTo;
        return Reply.csv(file, "audit.csv");
    }

    @GET
    @Path("export.jsonl")
    @Produces(JSON_LINES)
    @Needs(AuditTrail.EXPORT)
    public Response jsonLines(@QueryParam("account") String account, @QueryParam("object") String object, @QueryParam("unit") String unit,
                              @QueryParam("action") String action, @QueryParam("from") Instant from, @QueryParam("to") Instant to,
                              @QueryParam("result") Audit.Result result) {
        AuditTrail.Export export = trail.export(new Search(account, object, unit, action, from, to, result), Form.JSON_LINES);
        StreamingOutput file = export::writeTo;
        return Response.ok(file, JSON_LINES).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"").build();
    }
}
