package org.linli.rest.programs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.programs.Rulebooks;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** A module's rulebooks. */
@Path("rulebooks")
@Produces(MediaType.APPLICATION_JSON)
public final class RulebooksResource {

    private static final Messages MESSAGES = Messages.beside(RulebooksResource.class);
    private static final String YAML = "application/yaml";

    private final String module;
    private final Rulebooks rulebooks;

    RulebooksResource(String module, Rulebooks rulebooks) {
        this.module = module;
        this.rulebooks = rulebooks;
    }

    /** Publishes a version; publishing the same text again changes nothing. */
    @PUT
    @Consumes({YAML, "application/x-yaml", "text/yaml", "text/plain"})
    @Needs("." + Rulebooks.WRITE)
    @Gives(value = Rulebooks.Published.class, status = 201)
    public Response publish(byte[] yaml) {
        Rulebooks.Published published = rulebooks.publish(module, text(yaml));
        return Reply.created(published, module, "rulebooks", published.id());
    }

    @GET
    @Needs("." + Rulebooks.READ)
    public Page<Rulebooks.Published> list(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return rulebooks.list(module, after, Limits.of(limit));
    }

    /** A version as forms need it. @param version the newest if it isn't given */
    @GET
    @Path("{rulebook}")
    @Needs("." + Rulebooks.READ)
    public Rulebooks.RulebookView view(@PathParam("rulebook") String rulebook, @QueryParam("version") Integer version) {
        return rulebooks.view(module, rulebook, version);
    }

    /** A version's text as it was published. */
    @GET
    @Path("{rulebook}")
    @Produces(YAML + ";qs=0.5")
    @Needs("." + Rulebooks.READ)
    public String yaml(@PathParam("rulebook") String rulebook, @QueryParam("version") Integer version) {
        return rulebooks.yaml(module, rulebook, version);
    }

    private static String text(byte[] yaml) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw MESSAGES.problem(Problem.Kind.MALFORMED, "not-utf8");
        }
    }
}
