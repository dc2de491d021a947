package org.linli.rest.core;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.Page;
import org.linli.api.imports.Imports;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;
import org.linli.rest.Upload;

/** Work that takes long. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

    private static final byte[] BOM = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final Jobs jobs;
    private final Imports imports;

    JobsResource(Jobs jobs, Imports imports) {
        this.jobs = jobs;
        this.imports = imports;
    }

    /** Those that the caller may see, newest first. @param own only the caller's own */
    @GET
    @Needs(Needs.SIGNED_IN)
    public Page<Job> list(@QueryParam("state") Job.State state, @QueryParam("kind") String kind, @QueryParam("own") boolean own, @QueryParam("after") String after,
                          @QueryParam("limit") Integer limit) {
        return jobs.list(new Jobs.Search(state, kind, own), after, Limits.of(limit));
    }

    @GET
    @Path("{id}")
    @Needs(Needs.SIGNED_IN)
    public Job job(@PathParam("id") String id) {
        return jobs.job(id);
    }

    /** The rows that an import left out, to mend and send again. @param bom whether to begin with the mark by which spreadsheets know UTF-8 */
    @GET
    @Path("{id}/failed-rows.csv")
    @Produces(Upload.CSV)
    @Needs(Needs.SIGNED_IN)
    public Response failedRows(@PathParam("id") String id, @QueryParam("bom") boolean bom) {
        InputStream rows = imports.failedRows(id);
        StreamingOutput file = out -> {
            try (rows) {
                if (bom) {
                    out.write(BOM);
                }
                rows.transferTo(out);
            }
        };
        return Reply.csv(file, "failed-rows.csv");
    }
}
