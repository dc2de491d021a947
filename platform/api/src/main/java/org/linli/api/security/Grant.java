package org.linli.api.security;

import java.util.Objects;
import org.linli.api.territory.UnitPath;

/**
 * A permission for a subtree of units, or a pattern of permissions, so that a role holds for modules that come later, too.
 *
 * @param permission a permission's id; {@code *} for all; {@code core.units.*} for all that begin so; {@code *.programs.read} for all that
 *                   end so; {@link #OF_MODULES}
 * @param scope      the top of the subtree; null for the whole town, units without a parent included
 */
public record Grant(String permission, UnitPath scope) {

    /** Stands for every permission. */
    public static final String ALL = "*";
    /** Stands for every permission that a module defines: all but those of the core and of the platform. */
    public static final String OF_MODULES = "modules:*";

    public Grant {
        Objects.requireNonNull(permission, "permission");
    }

    /** Whether it gives the permission at all. */
    public boolean gives(String wanted) {
        return matches(permission, wanted);
    }

    /** Whether a pattern stands for a permission. */
    static boolean matches(String pattern, String wanted) {
        if (pattern.equals(ALL) || pattern.equals(wanted)) {
            return true;
        }
        if (pattern.equals(OF_MODULES)) {
            return !wanted.startsWith("core.") && !wanted.startsWith("platform.");
        }
        return pattern.endsWith(".*") ? wanted.startsWith(pattern.substring(0, pattern.length() - 1))
            : pattern.startsWith("*.") && wanted.endsWith(pattern.substring(1));
    }

    /** Whether it reaches a unit; a null place is the town as a whole. */
    public boolean reaches(UnitPath place) {
        return scope == null || place != null && place.isWithin(scope);
    }
}
