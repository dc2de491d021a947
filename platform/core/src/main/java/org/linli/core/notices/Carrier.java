package org.linli.core.notices;

import org.linli.api.Text;
import org.linli.api.notices.Wish.Channel;

/** A way on which digests leave the town. */
interface Carrier {

    Channel channel();

    /** The server it leads to; null where it isn't configured. */
    String where();

    /** What is wrong with its configuration; null where nothing is. */
    Text fault();

    /** Whether it can be used. */
    default boolean on() {
        return where() != null && fault() == null;
    }

    /** Whether a digest could go there. @param to as its account wants it */
    boolean reaches(String to);

    /** Takes a digest to the other side; when this returns that side has it. @throws Undelivered otherwise */
    void carry(String to, Digest digest);
}
