package org.linli.security;

import org.linli.api.data.Db;

/** The second factors of accounts, as far as the administration of accounts has to do with them. */
public interface SecondFactors {

    /** Takes an account's second factor away, in the given transaction. @return whether it had one */
    boolean reset(Db db, String account);

    /** Ends everything that an account is signed in with, in the given transaction: it was disabled or has a new password. */
    void signOut(Db db, String account);
}
