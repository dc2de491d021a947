package org.linli.rest.core;

import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.imports.Imports;
import org.linli.api.rest.Gives;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.rest.Upload;

/** Imports of units, people, households and accounts. */
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {

    private final Imports imports;
    private final Upload upload;

    ImportsResource(Imports imports, Guard guard) {
        this.imports = imports;
        this.upload = new Upload(imports, guard);
    }

    /** Previews or applies a file; each kind asks for its own permission. */
    @POST
    @Path("{kind}")
    @Consumes({Upload.CSV, Upload.XLSX})
    @Needs(Needs.SIGNED_IN)
    @Gives(Imports.Outcome.class)
    public Response run(@PathParam("kind") String kind, @QueryParam("mode") String mode, @HeaderParam("Content-Type") String type,
                        @HeaderParam("Accept-Language") String language, InputStream file) {
        return upload.run(imports.ofCore(kind), null, file, mode, type, language);
    }

    @GET
    @Path("{kind}/template.csv")
    @Produces(Upload.CSV)
    @Needs(Needs.SIGNED_IN)
    public Response template(@PathParam("kind") String kind, @HeaderParam("Accept-Language") String language) {
        return upload.template(imports.ofCore(kind), language);
    }
}
