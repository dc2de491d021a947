package org.linli.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;

/**
 * A post of an account that wasn't ended before its time.
 *
 * @param unit the code of the subtree's top; null for the whole town
 * @param path its path; null for the whole town
 * @param until its last day; null for no end
 */
record HeldPost(String account, String id, Role role, String unit, UnitPath path, LocalDate from, LocalDate until, String givenBy, Instant givenAt) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !isOverOn(day);
    }

    boolean isOverOn(LocalDate day) {
        return until != null && day.isAfter(until);
    }

    Stream<Grant> grants() {
        return role.gives().stream().map(pattern -> new Grant(pattern, path));
    }

    List<String> own() {
        return role.givesForItself();
    }

    /** Whether both are the same role in the same subtree on a common day. */
    boolean overlaps(HeldPost other) {
        return role == other.role && (unit == null ? other.unit == null : unit.equals(other.unit))
                && (until == null || !until.isBefore(other.from)) && (other.until == null || !other.until.isBefore(from));
    }

    /** The same post in another unit. */
    HeldPost at(String other, UnitPath place) {
        return new HeldPost(account, id, role, other, place, from, until, givenBy, givenAt);
    }

    /** The same post with another last day. */
    HeldPost until(LocalDate last) {
        return new HeldPost(account, id, role, unit, path, from, last, givenBy, givenAt);
    }

    Post shown() {
        return new Post(id, role, unit, from, until, givenBy, givenAt);
    }

    /** For the audit. */
    String words() {
        return role + " " + (unit == null ? "*" : unit) + " " + from + "/" + (until == null ? "" : until);
    }
}
