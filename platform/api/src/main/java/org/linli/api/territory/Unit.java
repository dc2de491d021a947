package org.linli.api.territory;

import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Versioned;

/**
 * A node of a tree.
 *
 * @param code    natural key, see {@link UnitPath#CODE}
 * @param name    1–100 characters
 * @param parent  the parent's code; null for a top
 * @param path    the way down to it
 * @param from    first day of its validity; null when it was always there
 * @param until   last day of its validity; null while it stands
 * @param version rises with each change, for {@code ETag}
 */
public record Unit(String code, String name, String parent, Level level, UnitPath path, LocalDate from, LocalDate until, int version)
        implements Versioned {

    public Unit {
        Objects.requireNonNull(level, "level");
        if (!path.code().equals(code)) {
            throw new IllegalArgumentException("the path " + path + " isn't that of " + code);
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a unit's name has 1 to 100 characters");
        }
    }

    /** Whether it stands on that day. */
    public boolean standsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
