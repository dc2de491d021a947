package org.linli.security;

import java.util.List;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;

/**
 * Somebody or something that signs in.
 *
 * @param signIn   the name to sign in with
 * @param name     how lists and audit lines show it
 * @param password its hash; null for an account that has none
 * @param closed   whether it may no longer sign in
 * @param grants   what it may do today, and where
 * @param kind     whose it is
 * @param person   the number of its person in the register; null for none
 * @param own      what it may do today with the records of its person
 * @param unit     the code of its home; null for the town as a whole
 * @param home     the path of its home; null for the town as a whole
 */
record Account(String id, String signIn, String name, String password, boolean closed, List<Grant> grants, Kind kind, String person,
               List<String> own, String unit, UnitPath home, int version) {

    Account {
        grants = List.copyOf(grants);
        own = List.copyOf(own);
    }

    /** One of the town's staff, at home in the town as a whole. */
    Account(String id, String signIn, String name, String password, boolean closed, List<Grant> grants) {
        this(id, signIn, name, password, closed, grants, Kind.STAFF, null, List.of(), null, null, 1);
    }

    Caller callingFrom(String address) {
        return new Caller(id, name, address, grants, person, own);
    }

    /** For the audit: what can be changed of it. */
    String words() {
        return signIn + " " + kind + " " + name + (person == null ? "" : " " + person) + (unit == null ? "" : " @" + unit) + (closed ? " disabled" : "");
    }
}
