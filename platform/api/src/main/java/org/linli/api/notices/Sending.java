package org.linli.api.notices;

import java.time.Instant;
import java.time.LocalDate;
import org.linli.api.Text;
import org.linli.api.security.AccountId;

/**
 * A digest on its way to one account.
 *
 * @param day      whose digest it is; there is one a day
 * @param attempts how often it was tried
 * @param answer   what the other side, or the way to it, answered last without the address; null where it took it or wasn't asked yet
 * @param at       when it was sent or given up, else when it is tried next
 * @param trouble  what that answer means; null where there was none, and of answers from before it was kept
 */
public record Sending(@AccountId String account, LocalDate day, Wish.Channel channel, State state, int attempts, String answer, Instant at, Trouble trouble) {

    /** What is wrong with the way to the other side, and how whoever looks after it can mend that. */
    public record Trouble(Text what, Text mend) {
    }

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
