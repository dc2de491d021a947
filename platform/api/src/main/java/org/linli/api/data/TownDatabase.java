package org.linli.api.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The one database as a whole, for the parts of the platform that look after it; asks nobody whether the caller may. */
@ProviderType
public interface TownDatabase {

    /**
     * How it stands.
     *
     * @param engine   its name, as it says itself
     * @param version  its version, as it says itself
     * @param embedded whether it runs within this process, so that a backup is made from here
     * @param address  where it is, without who signs in to it
     * @param bytes    what it takes on its disk
     * @param pool     the connections of this node
     * @param changes  how many change sets it has had
     * @param latest   the last of them, newest first, at most 5
     */
    record Condition(String engine, String version, boolean embedded, String address, long bytes, Connections pool, int changes, List<Change> latest) {
        public Condition {
            latest = List.copyOf(latest);
        }
    }

    /**
     * Pooled connections.
     *
     * @param busy    lent to work under way
     * @param idle    open and waiting for work
     * @param waiting work that waits for one
     * @param most    how many there may be
     */
    record Connections(int busy, int idle, int waiting, int most) {
    }

    /** A change set that has run. @param file the changelog that it stands in */
    record Change(String id, String file, Instant at) {
    }

    /** How it stands now. */
    Condition condition();

    /**
     * Copies it into a folder while everybody works on.
     *
     * @param folder one that isn't there yet, beside the data or wherever there is room
     * @throws UnsupportedOperationException for a database on a server of its own, which has its own ways, see {@link #command}
     */
    void backUp(Path folder);

    /** The command by which operators back it up where it is on a server of its own; null where {@link #backUp} does it. */
    String command();
}
