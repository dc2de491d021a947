package org.linli.api.security;

import java.util.Objects;
import org.linli.api.Text;

/**
 * A right that can be granted.
 *
 * @param id    {@code <module>.<thing>.<deed>} in lower case, for example {@code party-points.declarations.confirm}
 * @param title what it allows, in the words of the console
 */
public record Permission(String id, Text title) {

    public Permission {
        Objects.requireNonNull(title, "title");
        if (!id.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("not a permission id: " + id);
        }
    }
}
