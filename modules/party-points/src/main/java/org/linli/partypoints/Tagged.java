package org.linli.partypoints;

import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;

/** Answers with the version as {@code ETag}, for a later {@code If-Match}. */
final class Tagged {

    private Tagged() {
    }

    static Response ok(Object body, int version) {
        return Response.ok(body).tag(String.valueOf(version)).build();
    }

    /** @param id the last step of the new thing's path, below that of the request */
    static Response created(UriInfo request, Object body, String id, int version) {
        return Response.created(request.getAbsolutePathBuilder().path(id).build()).entity(body).tag(String.valueOf(version)).build();
    }
}
