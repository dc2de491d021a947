package org.linli.rest.core;

import java.util.Arrays;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.Text;
import org.linli.api.security.Needs;
import org.linli.api.security.Role;

/** The roles that posts give. */
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {

    /**
     * A role.
     *
     * @param gives          ids or patterns of permissions in the subtree of the post
     * @param givesForItself ids or patterns of permissions for the records of the account's own person
     * @param alone          whether it can't be held together with another role
     */
    public record Shown(Role role, Text title, List<String> gives, List<String> givesForItself, boolean alone) {
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public List<Shown> list() {
        return Arrays.stream(Role.values()).map(role -> new Shown(role, role.title(), role.gives(), role.givesForItself(), role.alone())).toList();
    }
}
