package org.linli.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Open;

/** The files that pages are drawn with. */
@Path("assets")
public final class AssetsPages {

    private static final Messages MESSAGES = Messages.beside(AssetsPages.class);

    private final Assets assets;

    AssetsPages(Assets assets) {
        this.assets = assets;
    }

    /** The hash in the address is for browsers' caches; an old page is sent on to what there is, so that nobody keeps it under an address of something else. */
    @GET
    @Path("{hash}/{name}")
    @Open("styles and scripts hold nothing of the town")
    public Response asset(@PathParam("hash") String hash, @PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        Assets.Asset asset = assets.asset(name);
        if (asset == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "asset", name);
        }
        String address = assets.address(name);
        if (!address.equals("/assets/" + hash + "/" + name)) {
            return Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, address).build();
        }
        Response.ResponseBuilder answer = Response.ok().header(HttpHeaders.CONTENT_TYPE, asset.type()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            return answer.entity(asset.compressed()).header(HttpHeaders.CONTENT_ENCODING, "gzip").build();
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(asset.compressed()))) {
            return answer.entity(plain.readAllBytes()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
