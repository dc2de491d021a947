package org.linli.api.modules;

import org.linli.api.Text;

/**
 * A version of a module as the dispatcher of this node sees it.
 *
 * @param version     as its bundle has it
 * @param reason      why it is refused; null otherwise
 * @param passing     whether it is refused for a reason that may pass, and is asked again by itself
 * @param underWay    requests that it works on now
 * @param most        requests that it may work on at once
 * @param turnedAway  requests answered with 503 because it worked on as many as it may, since it was published
 * @param overdue     requests under way that have taken longer than they may
 */
public record Publication(String module, String version, State state, Text reason, boolean passing, int underWay, int most, long turnedAway,
                          int overdue) {

    /** Where it stands. */
    public enum State {
        /** It gets the requests. */
        SERVING,
        /** It is fit and waits beside the version that serves. */
        STANDBY,
        /** It can't be published. */
        REFUSED
    }
}
