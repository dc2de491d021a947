package org.linli.rest.core;

import java.io.InputStream;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Modules;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Modules: installed, upgraded, rolled back and removed while everything else goes on. */
@Path("modules")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {

    private final Modules modules;

    ModulesResource(Modules modules) {
        this.modules = modules;
    }

    @GET
    @Needs(Modules.READ)
    public List<InstalledModule> list() {
        return modules.list();
    }

    /** Installs or upgrades the module whose jar, or kar, is the body; the answer is the change, which goes on as a job. */
    @POST
    @Consumes({"application/java-archive", MediaType.APPLICATION_OCTET_STREAM, "application/zip", "application/x-java-archive"})
    @Needs(Modules.WRITE)
    @Gives(value = ModuleChange.class, status = 202)
    public Response bring(InputStream file) {
        return change(modules.bring(file));
    }

    @GET
    @Path("{id}")
    @Needs(Modules.READ)
    public InstalledModule module(@PathParam("id") String id) {
        return modules.module(id);
    }

    @DELETE
    @Path("{id}")
    @Needs(Modules.WRITE)
    @Gives(value = ModuleChange.class, status = 202)
    public Response remove(@PathParam("id") String id) {
        return change(modules.remove(id));
    }

    /** Goes back to the version before. */
    @POST
    @Path("{id}/rollback")
    @Needs(Modules.WRITE)
    @Gives(value = ModuleChange.class, status = 202)
    public Response rollBack(@PathParam("id") String id) {
        return change(modules.rollBack(id));
    }

    @GET
    @Path("changes")
    @Needs(Modules.READ)
    public Page<ModuleChange> changes(@QueryParam("module") String module, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return modules.changes(module, after, limit);
    }

    @GET
    @Path("changes/{id}")
    @Needs(Modules.READ)
    public ModuleChange change(@PathParam("id") String id) {
        return modules.change(id);
    }

    /** 202 for what goes on, 200 for what is done already. */
    private static Response change(ModuleChange change) {
        return Response.status(change.ended() == null ? Response.Status.ACCEPTED : Response.Status.OK)
            .header(HttpHeaders.LOCATION, Reply.address("platform", "modules", "changes", change.id())).entity(change).build();
    }
}
