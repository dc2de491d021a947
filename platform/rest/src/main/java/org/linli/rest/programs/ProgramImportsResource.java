package org.linli.rest.programs;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.rest.Gives;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.rest.Upload;

/** Imports into a program: those that every program has, and the module's own. */
@Path("programs/{program}/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgramImportsResource {

    private static final Messages MESSAGES = Messages.beside(ProgramImportsResource.class);

    private final Map<String, RowImport> kinds;
    private final Guard guard;
    private final Upload upload;

    ProgramImportsResource(List<RowImport> kinds, Imports imports, Guard guard) {
        this.kinds = kinds.stream().collect(Collectors.toMap(RowImport::kind, Function.identity(), (one, other) -> {
            throw new IllegalStateException("two imports of the kind " + one.kind());
        }, TreeMap::new));
        this.guard = guard;
        this.upload = new Upload(imports, guard);
    }

    /** Previews or applies a file; each kind asks for its own permission. */
    @POST
    @Path("{kind}")
    @Consumes({Upload.CSV, Upload.XLSX})
    @Needs(Needs.SIGNED_IN)
    @Gives(Imports.Outcome.class)
    public Response run(@PathParam("program") String program, @PathParam("kind") String kind, @QueryParam("mode") String mode,
                        @HeaderParam("Content-Type") String type, @HeaderParam("Accept-Language") String language, InputStream file) {
        return upload.run(of(kind), program, file, mode, type, language);
    }

    @GET
    @Path("{kind}/template.csv")
    @Produces(Upload.CSV)
    @Needs(Needs.SIGNED_IN)
    public Response template(@PathParam("program") String program, @PathParam("kind") String kind, @HeaderParam("Accept-Language") String language) {
        return upload.template(of(kind), language);
    }

    private RowImport of(String kind) {
        RowImport found = kinds.get(kind);
        if (found == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-kind", kind, String.join(", ", kinds.keySet()));
        }
        return found;
    }
}
