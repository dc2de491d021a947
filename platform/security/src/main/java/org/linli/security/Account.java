package org.linli.security;

import java.util.List;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;

/**
 * Somebody or something that signs in.
 *
 * @param signIn   the name to sign in with
 * @param name     how lists and audit lines show it
 * @param password its bcrypt hash; null for an account that has none
 * @param closed   whether it may no longer sign in
 */
record Account(String id, String signIn, String name, String password, boolean closed, List<Grant> grants) {

    Account {
        grants = List.copyOf(grants);
    }

    Caller callingFrom(String address) {
        return new Caller(id, name, address, grants);
    }
}
