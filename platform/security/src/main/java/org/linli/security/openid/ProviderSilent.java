package org.linli.security.openid;

/** The provider can't be reached, or doesn't answer as one should: nobody is to blame who signs in. */
public final class ProviderSilent extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderSilent(String what, Throwable cause) {
        super(what, cause);
    }

    ProviderSilent(String what) {
        super(what);
    }
}
