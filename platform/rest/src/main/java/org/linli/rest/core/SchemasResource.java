package org.linli.rest.core;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.linli.api.programs.Rulebooks;
import org.linli.api.security.Open;

/** The forms of what is sent. */
@Path("schemas")
public final class SchemasResource {

    private final Rulebooks rulebooks;

    SchemasResource(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** The JSON Schema of rulebooks. */
    @GET
    @Path("rulebook")
    @Produces({"application/schema+json", "application/json"})
    @Open("the form of rulebooks is the same for every town, and editors fetch it without an account")
    public String rulebook() {
        return rulebooks.schema();
    }
}
