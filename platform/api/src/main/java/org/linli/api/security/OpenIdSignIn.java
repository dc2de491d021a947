package org.linli.api.security;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Signing in at an OpenID Connect provider that the operator trusts (authorization code flow with PKCE), if there is one. */
@ProviderType
public interface OpenIdSignIn {

    /**
     * A sign-in that a browser begins.
     *
     * @param provider where the browser goes next
     * @param kept     what this browser alone keeps until it comes back
     * @param within   how long it has for it
     */
    record Begun(URI provider, String kept, Duration within) {

        public Begun {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(within, "within");
        }
    }

    /**
     * What the browser brings back from the provider; each is null where the provider said nothing of it.
     *
     * @param issuer who the provider says it is (RFC 9207)
     * @param error  why it didn't sign anybody in
     */
    record Returned(String code, String state, String issuer, String error) {
    }

    /** A sign-in that came to its end. @param page the local path to go on at */
    record Entered(Sessions.Opened opened, String page) {
    }

    /** Whether there is a provider, which says nothing of whether it answers. */
    default boolean offered() {
        return false;
    }

    /** @throws Problem {@link Problem.Kind#NOT_FOUND} when there is no provider; {@link Problem.Kind#UNAVAILABLE} when it can't be reached, or a setting is wrong */
    Begun begin();

    /**
     * Opens a session for whom the provider names; posts that follow from what it says are given, renewed and ended.
     *
     * @param kept   what the browser kept since {@link #begin}; null if nothing
     * @param device what the browser says of itself
     * @throws Problem as {@link #begin}; {@link Problem.Kind#FORBIDDEN} when it proves nobody who may sign in; {@link Problem.Kind#TOO_MANY} after
     *                 too many failures of the address
     */
    Entered complete(Returned returned, String kept, String address, String device);

    /** Where somebody who signed out here signs out at the provider, too; empty where its account isn't linked to one or nothing is known of that. */
    Optional<URI> signOut(Sessions.Session session);
}
