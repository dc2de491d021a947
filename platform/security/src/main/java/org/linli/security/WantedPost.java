package org.linli.security;

import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.security.Role;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/**
 * A post that somebody should hold.
 *
 * @param unit  the top of the subtree; null for the whole town
 * @param until its last day
 */
record WantedPost(Role role, Unit unit, LocalDate until) {

    WantedPost {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(until, "until");
    }

    /** The unit's code; null for the whole town. */
    String code() {
        return unit == null ? null : unit.code();
    }

    /** The unit's path; null for the whole town. */
    UnitPath path() {
        return unit == null ? null : unit.path();
    }

    boolean is(HeldPost post) {
        return post.role() == role && Objects.equals(post.unit(), code());
    }
}
