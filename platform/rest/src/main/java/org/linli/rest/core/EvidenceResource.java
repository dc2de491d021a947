package org.linli.rest.core;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Files kept as evidence. */
@Path("evidence")
@Produces(MediaType.APPLICATION_JSON)
public final class EvidenceResource {

    private final EvidenceFiles files;

    EvidenceResource(EvidenceFiles files) {
        this.files = files;
    }

    /** Keeps the body as a file; its type is found in its content. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Needs(EvidenceFiles.WRITE)
    @Gives(value = EvidenceFiles.Evidence.class, status = 201)
    public Response keep(@QueryParam("unit") String unit, @QueryParam("name") String name, InputStream content) {
        new Required().value("unit", unit).value("name", name).check();
        EvidenceFiles.Evidence kept = files.keep(unit, name, content);
        return Reply.created(kept, "core", "evidence", kept.id());
    }

    @GET
    @Path("{id}")
    @Needs(EvidenceFiles.READ)
    public EvidenceFiles.Evidence evidence(@PathParam("id") String id) {
        return files.evidence(id);
    }

    /** The files that it is made of. */
    @GET
    @Path("{id}/files")
    @Needs(EvidenceFiles.READ)
    public List<EvidenceFiles.Evidence> files(@PathParam("id") String id) {
        return files.files(id);
    }

    /** The file, always as one to save, so that nothing in it acts in the name of the platform. */
    @GET
    @Path("{id}/content")
    @Produces(MediaType.WILDCARD)
    @Needs(EvidenceFiles.READ)
    public Response content(@PathParam("id") String id) {
        EvidenceFiles.Evidence kept = files.evidence(id);
        InputStream content = files.content(id);
        StreamingOutput file = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        String name = URLEncoder.encode(kept.name(), StandardCharsets.UTF_8).replace("+", "%20");
        // what is kept as text is known to be UTF-8
        String type = kept.type().startsWith("text/") ? kept.type() + ";charset=UTF-8" : kept.type();
        return Response.ok(file, type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
            .header("Content-Security-Policy", "sandbox; default-src 'none'").build();
    }
}
