package org.linli.api.security;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.api.territory.UnitPath;

/**
 * Who is calling.
 *
 * <p>What it may do with its own records stands apart from its grants, so that whoever looks through the grants never takes it for more.
 *
 * @param account the account's id
 * @param name    how lists and audit lines show the account
 * @param address where the request came from; {@code local} for the platform itself
 * @param grants  what the account may do, and where
 * @param person  the number in the register of people of whom the account is; null for none
 * @param own     what it may do with the records of that person, as ids or patterns of permissions like those of a {@link Grant}
 */
public record Caller(String account, String name, String address, List<Grant> grants, String person, List<String> own) {

    /** The platform itself, for what it does of its own accord: migrations, presets, clean-ups. */
    public static final Caller PLATFORM = new Caller("platform", "platform", "local", List.of(new Grant(Grant.ALL, null)));

    public Caller {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        grants = List.copyOf(grants);
        own = person == null ? List.of() : List.copyOf(own);
    }

    /** A caller that is nobody of the register. */
    public Caller(String account, String name, String address, List<Grant> grants) {
        this(account, name, address, grants, null, List.of());
    }

    /** Whether the caller holds the permission somewhere, be it for itself alone. */
    public boolean holds(String permission) {
        return grants.stream().anyMatch(grant -> grant.gives(permission)) || holdsForItself(permission);
    }

    /** Whether the caller holds the permission for its own records. */
    public boolean holdsForItself(String permission) {
        return own.stream().anyMatch(pattern -> Grant.matches(pattern, permission));
    }

    /** Whether the permission reaches the records of a person because that person is the caller. @param subject null for nobody */
    public boolean mayForItself(String permission, String subject) {
        return person != null && person.equals(subject) && holdsForItself(permission);
    }

    /** The same caller with one grant more, for a deed that includes another: to confirm a declaration is to enter it. */
    public Caller with(Grant grant) {
        return new Caller(account, name, address, Stream.concat(grants.stream(), Stream.of(grant)).toList(), person, own);
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
