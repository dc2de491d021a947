package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.rest.Limits;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Needs;

/** Who did what. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Needs(AuditTrail.READ)
    public Page<AuditTrail.Entry> list(@QueryParam("action") String action, @QueryParam("object") String object, @QueryParam("after") String after,
                                       @QueryParam("limit") Integer limit) {
        return trail.list(action, object, after, Limits.of(limit));
    }
}
