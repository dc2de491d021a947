package org.linli.api.security;

import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Turns what a request presents into a caller; used by what receives requests. */
@ProviderType
public interface SignIn {

    /**
     * The caller of an {@code Authorization} header (Basic, or a bearer token).
     *
     * @param authorization the header's value
     * @param address       where the request came from
     * @throws Problem {@link Problem.Kind#UNAUTHENTICATED} when it proves nobody; {@link Problem.Kind#TOO_MANY} after too many failures
     */
    Caller signIn(String authorization, String address);

    /**
     * The same, where requests that cost much are counted first.
     *
     * @param costly is called before work that takes long on purpose, and may refuse it by a {@link Problem}
     */
    default Caller signIn(String authorization, String address, Runnable costly) {
        return signIn(authorization, address);
    }
}
