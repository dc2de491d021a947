package org.linli.api.security;

import java.util.function.Supplier;
import org.linli.api.Problem;
import org.linli.api.territory.UnitPath;
import org.osgi.annotation.versioning.ProviderType;

/** The one place where services ask whether the caller may do what it asks for. */
@ProviderType
public interface Guard {

    /**
     * The caller that this thread works for.
     *
     * @throws Problem {@link Problem.Kind#UNAUTHENTICATED} when there is none
     */
    Caller caller();

    /**
     * Returns if the caller holds the permission at the place.
     *
     * @param place the unit's path; null for the town as a whole
     * @throws Problem {@link Problem.Kind#FORBIDDEN} otherwise, and that is written to the audit
     */
    void require(String permission, UnitPath place);

    /**
     * Returns if the caller holds the permission at the place, or for its own records and the subject is the caller itself.
     *
     * @param place   the unit's path; null for the town as a whole
     * @param subject the number of the person whose records they are; null for nobody's
     * @throws Problem {@link Problem.Kind#FORBIDDEN} otherwise, and that is written to the audit
     */
    default void require(String permission, UnitPath place, String subject) {
        if (!caller().mayForItself(permission, subject)) {
            require(permission, place);
        }
    }

    /**
     * Writes to the audit that a request was refused before any service was asked; those of callers that aren't signed in may be summed up.
     *
     * @param caller     null where nobody has signed in
     * @param address    where the request came from
     * @param permission what it would have needed
     */
    default void refused(Caller caller, String address, String permission) {
        // whoever keeps no audit has nowhere to write it
    }

    /** Does the work on behalf of the caller; the thread's former caller is back afterwards. */
    <T> T as(Caller caller, Supplier<T> work);

    /** The same for a request. @param request its id, which the audit's lines of this work carry; null for none */
    default <T> T as(Caller caller, String request, Supplier<T> work) {
        return as(caller, work);
    }

    /** The id of the request that this thread works for; null where it works for none. */
    default String request() {
        return null;
    }
}
