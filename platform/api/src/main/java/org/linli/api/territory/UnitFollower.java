package org.linli.api.territory;

import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps paths of units outside the territory's own tables, and mends them when a unit moves. */
@ConsumerType
public interface UnitFollower {

    /**
     * A unit has moved, with all that is below it; called within the transaction that moves it.
     *
     * @param from the path that it had; every path within it has changed
     * @param to   the path that it has now
     */
    void moved(Db db, UnitPath from, UnitPath to);
}
