package org.linli.api.security;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Codes, handed over in a link or on paper, with which people set the password of their account once. */
@ProviderType
public interface Invitations {

    /**
     * An invitation just made.
     *
     * @param code    shown this once; only its hash is kept
     * @param expires the end of its life
     */
    record Invitation(String account, String signIn, String name, String code, Instant expires) {
    }

    /** An invitation that was accepted. @param signIn the name to sign in with, with the password just set */
    record Accepted(String signIn, String name) {
    }

    /**
     * Makes an invitation for each account, in order; those made before for the same account are void.
     *
     * @param accounts ids, at most 500
     * @throws Problem {@code FORBIDDEN} for an account that the caller doesn't administer or its own, {@code CONFLICT} for a disabled one and
     *                 for that of a program
     */
    List<Invitation> invite(List<String> accounts);

    /**
     * Sets the password of the account that was invited.
     *
     * @param code    as it was handed over; case, blanks and hyphens don't matter
     * @param address where the request came from
     * @throws Problem {@code UNAUTHENTICATED} for a code that isn't known, is used or too old, {@code TOO_MANY} after too many of them,
     *                 {@code INVALID} for a password that breaks the rule; the code stays good then
     */
    Accepted accept(String code, String password, String address);
}
