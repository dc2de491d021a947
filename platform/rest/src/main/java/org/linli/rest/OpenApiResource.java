package org.linli.rest;

import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.security.Needs;

/** The description of the module's interface, made when it is first asked for. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

    private Supplier<Map<String, Object>> description;
    private Map<String, Object> made;

    void describe(Supplier<Map<String, Object>> later) {
        description = later;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public synchronized Map<String, Object> openApi() {
        if (made == null) {
            made = description.get();
        }
        return made;
    }
}
