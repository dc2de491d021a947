package org.linli.api.security;

import java.util.List;
import java.util.Objects;
import org.linli.api.territory.UnitPath;

/**
 * Who is calling.
 *
 * @param account the account's id
 * @param name    how lists and audit lines show the account
 * @param address where the request came from; {@code local} for the platform itself
 * @param grants  what the account may do, and where
 */
public record Caller(String account, String name, String address, List<Grant> grants) {

    /** The platform itself, for what it does of its own accord: migrations, presets, clean-ups. */
    public static final Caller PLATFORM = new Caller("platform", "platform", "local", List.of(new Grant(Grant.ALL, null)));

    public Caller {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        grants = List.copyOf(grants);
    }

    /** Whether the caller holds the permission somewhere. */
    public boolean holds(String permission) {
        return grants.stream().anyMatch(grant -> grant.gives(permission));
    }

    /**
     * Whether the caller holds the permission at a place.
     *
     * @param place the unit's path; null for the town as a whole
     */
    public boolean may(String permission, UnitPath place) {
        return grants.stream().anyMatch(grant -> grant.gives(permission) && grant.reaches(place));
    }
}
