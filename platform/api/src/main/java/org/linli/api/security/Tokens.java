package org.linli.api.security;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Passwords and bearer tokens of the signed-in account. */
@ProviderType
public interface Tokens {

    /**
     * A bearer token of the caller's account.
     *
     * @param id      its id
     * @param title   what it is for, in the words of whoever made it
     * @param expires the end of its life
     */
    record Token(String id, String title, Instant created, Instant expires) {
    }

    /**
     * A token just made.
     *
     * @param secret what to present as {@code Authorization: Bearer …}; shown this once and not kept
     */
    record Issued(Token token, String secret) {
    }

    /**
     * Makes a token that acts for the caller's account.
     *
     * @param days how long it lives, 1–366
     * @throws Problem {@link Problem.Kind#INVALID} for other days or an empty title
     */
    Issued issue(String title, int days);

    /** The live tokens of the caller's account, oldest first. */
    List<Token> list();

    /** Ends a token of the caller's account at once. @throws Problem {@link Problem.Kind#NOT_FOUND} */
    void revoke(String id);

    /**
     * Sets a new password for the caller's account and ends all its sessions; tokens live on.
     *
     * @throws Problem {@link Problem.Kind#INVALID} when the old one is wrong or the new one too weak
     */
    default void changePassword(String old, String fresh) {
        changePassword(old, fresh, null);
    }

    /** The same from within a session, which goes on. @param session its id; null for none */
    void changePassword(String old, String fresh, String session);
}
