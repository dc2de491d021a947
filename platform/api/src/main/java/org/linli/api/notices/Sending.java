package org.linli.api.notices;

import java.time.Instant;
import java.time.LocalDate;
import org.linli.api.security.AccountId;

/**
 * A digest on its way to one account.
 *
 * @param day      whose digest it is; there is one a day
 * @param attempts how often it was tried
 * @param answer   what the other side, or the way to it, answered last without the address; null where it took it or wasn't asked yet
 * @param at       when it was sent or given up, else when it is tried next
 */
public record Sending(@AccountId String account, LocalDate day, Wish.Channel channel, State state, int attempts, String answer, Instant at) {

    /** What became of it. */
    public enum State {
        /** It is still tried. */
        WAITING,
        /** The other side took it. */
        SENT,
        /** Everything in it was read or done before it could go. */
        NEEDLESS,
        /** The other side doesn't want it. */
        REFUSED,
        /** It couldn't be sent all day; what was in it is in the next one. */
        GIVEN_UP
    }
}
