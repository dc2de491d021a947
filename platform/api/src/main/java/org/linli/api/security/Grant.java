package org.linli.api.security;

import java.util.Objects;
import org.linli.api.territory.UnitPath;

/**
 * A permission for a subtree of units.
 *
 * @param permission a permission's id, or {@code *} for all
 * @param scope      the top of the subtree; null for the whole town, units without a parent included
 */
public record Grant(String permission, UnitPath scope) {

    /** Stands for every permission. */
    public static final String ALL = "*";

    public Grant {
        Objects.requireNonNull(permission, "permission");
    }

    /** Whether it gives the permission at all. */
    public boolean gives(String wanted) {
        return permission.equals(ALL) || permission.equals(wanted);
    }

    /** Whether it reaches a unit; a null place is the town as a whole. */
    public boolean reaches(UnitPath place) {
        return scope == null || place != null && place.isWithin(scope);
    }
}
