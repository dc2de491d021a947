package org.linli.security;

import org.linli.api.data.Db;

/** What accounts sign in and are signed in with, as far as the administration of accounts ends it. */
public interface SignInState {

    /** Takes away the second factor of an account, in the given transaction. @return whether it had one */
    boolean forgetSecondFactor(Db db, String account);

    /**
     * Ends everything that an account is signed in with, in the given transaction: it was disabled, or lost its password or second factor.
     *
     * @param tokensToo whether its tokens end, too
     */
    void endSessions(Db db, String account, boolean tokensToo);

    /** Forgets, in the given transaction, who at a provider the account belongs to; whoever bears its name there next is linked to it anew. */
    void forgetProvider(Db db, String account);
}
