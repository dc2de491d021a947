package org.linli.api.modules;

import java.time.Instant;
import java.util.List;
import org.linli.api.Text;

/**
 * A module of this town.
 *
 * @param version   the version that is wanted, and that serves where all is well
 * @param previous  the version that a rollback goes to; null without one
 * @param title     in both languages
 * @param state     how it stands on this node
 * @param reason    why it doesn't serve here, or isn't fit though it serves; null where all is well
 * @param checksum  SHA-256 of its file, in hexadecimal
 * @param signer    who signed it, as its certificate says; null where nobody did that the town trusts
 * @param api       the platform's packages that it needs, with their version ranges
 * @param needs     what else it needs
 * @param underWay  requests that it works on now, on this node
 * @param most      requests that it may work on at once, on this node
 * @param turnedAway requests of this node answered with 503 because it was full
 * @param overdue   requests under way on this node that have taken longer than they may
 * @param since     when this version was wanted first
 * @param nodes     the nodes that are there, and what serves on each
 */
public record InstalledModule(String id, String version, String previous, Text title, State state, Text reason, String checksum, String signer,
                              List<String> api, List<String> needs, int underWay, int most, long turnedAway, int overdue, Instant since,
                              List<NodeVersion> nodes) {

    /** How a module stands. */
    public enum State {
        /** The version that is wanted serves. */
        SERVING,
        /** It serves, and says that it isn't fit to. */
        UNFIT,
        /** An older version serves, or none, though this node tries. */
        BEHIND
    }

    /**
     * What serves on a node.
     *
     * @param node    its name
     * @param here    whether it is the one that answers
     * @param version null where none serves
     * @param behind  whether it isn't the version that is wanted
     * @param reason  why it is behind, as far as the node knows; null otherwise
     * @param seen    when it was heard of last
     */
    public record NodeVersion(String node, boolean here, String version, boolean behind, Text reason, Instant seen) {
    }
}
