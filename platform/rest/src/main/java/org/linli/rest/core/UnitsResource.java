package org.linli.rest.core;

import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.rest.Reply;

/** Units of both trees. */
@Path("units")
@Produces(MediaType.APPLICATION_JSON)
public final class UnitsResource {

    /** The new name and days of a unit. */
    public record Changed(String name, LocalDate from, LocalDate until) {
    }

    /** Where a unit goes. */
    public record Moved(String parent) {
    }

    /** The unit that takes over. */
    public record Merged(String into) {
    }

    private final Territory territory;

    UnitsResource(Territory territory) {
        this.territory = territory;
    }

    /** Units by name or code, below a unit or everywhere; without either, the tops. */
    @GET
    @Needs(Territory.READ)
    public Page<Unit> find(@QueryParam("text") String text, @QueryParam("below") String below, @QueryParam("after") String after,
                           @QueryParam("limit") Integer limit) {
        return text == null && below == null ? territory.children(null, after, Limits.of(limit))
            : territory.find(text == null ? "" : text, below, after, Limits.of(limit));
    }

    @GET
    @Path("{code}")
    @Needs(Territory.READ)
    public Unit unit(@PathParam("code") String code) {
        return territory.unit(code);
    }

    @GET
    @Path("{code}/children")
    @Needs(Territory.READ)
    public Page<Unit> children(@PathParam("code") String code, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return territory.children(code, after, Limits.of(limit));
    }

    @GET
    @Path("{code}/path")
    @Needs(Territory.READ)
    public List<Unit> path(@PathParam("code") String code) {
        return territory.path(code);
    }

    @GET
    @Path("{code}/history")
    @Needs(Territory.READ)
    public List<Territory.Change> history(@PathParam("code") String code) {
        return territory.history(code);
    }

    @POST
    @Needs(Territory.WRITE)
    @Gives(value = Unit.class, status = 201)
    public Response create(Territory.NewUnit entered) {
        new Required().value("code", entered.code()).value("name", entered.name()).value("level", entered.level()).check();
        Unit unit = territory.create(entered);
        return Reply.created(unit, "core", "units", unit.code());
    }

    @PUT
    @Path("{code}")
    @Needs(Territory.WRITE)
    public Unit change(@PathParam("code") String code, @HeaderParam("If-Match") String version, Changed changed) {
        return territory.change(code, Required.given("name", changed.name()), changed.from(), changed.until(), Versions.of(version));
    }

    @POST
    @Path("{code}/move")
    @Needs(Territory.WRITE)
    public Unit move(@PathParam("code") String code, @HeaderParam("If-Match") String version, Moved moved) {
        return territory.move(code, Required.given("parent", moved.parent()), Versions.of(version));
    }

    @POST
    @Path("{code}/merge")
    @Needs(Territory.WRITE)
    public Unit merge(@PathParam("code") String code, @HeaderParam("If-Match") String version, Merged merged) {
        return territory.merge(code, Required.given("into", merged.into()), Versions.of(version));
    }
}
