package org.linli.api.notices;

import java.util.List;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/** The ways on which digests leave the town, for whoever looks after them. */
@ProviderType
public interface Channels {

    /** Permission to see how the ways stand, and what didn't go through. */
    String READ = "platform.notices.read";
    /** Permission to try them. */
    String WRITE = "platform.notices.write";

    /**
     * How a way stands.
     *
     * @param on      whether it is configured, and so that it can be used
     * @param fault   what is wrong with its configuration; null where nothing is
     * @param where   the server it leads to; null where it isn't configured
     * @param wishes  how many accounts chose it
     * @param waiting how many digests wait for it
     * @param sent    how many went through on the last seven days
     * @param failed  how many were refused or given up on the last seven days
     */
    record State(Wish.Channel channel, boolean on, Text fault, String where, int wishes, int waiting, int sent, int failed) {
    }

    /** The mail and the webhook. */
    List<State> states();

    /** Digests that met with an answer other than consent, newest first, at most so many. @param limit 1 to 200 */
    List<Sending> failures(int limit);

    /**
     * Sends something without content.
     *
     * @param to the mail address, or the name that the messenger is told
     * @throws Problem {@code CONFLICT} where the way isn't configured, {@code INVALID} for what is no address, {@code UNAVAILABLE} with the
     *                 other side's answer
     */
    void test(Wish.Channel channel, String to);
}
