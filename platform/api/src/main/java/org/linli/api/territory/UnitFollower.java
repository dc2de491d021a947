package org.linli.api.territory;

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps paths of units outside the territory's own tables, and mends them when a unit moves, is merged or closed. */
@ConsumerType
public interface UnitFollower {

    /**
     * A unit has moved, with all that is below it; called within the transaction that moves it.
     *
     * @param from the path that it had; every path within it has changed
     * @param to   the path that it has now
     */
    void moved(Db db, UnitPath from, UnitPath to);

    /**
     * A unit was merged into another; called within the transaction that merges them, after what was below it has moved there.
     *
     * @param on the first day without it
     */
    default void merged(Db db, Unit gone, Unit heir, LocalDate on) {
        // who keeps nothing that goes on has nothing to hand over
    }

    /**
     * A unit got a last day, or another one; called within the transaction that sets it.
     *
     * @param until its last day
     */
    default void closed(Db db, Unit unit, LocalDate until) {
        // who keeps nothing that ends has nothing to end
    }

    /**
     * A unit that had a last day got a later one, or none; called within the transaction that sets it.
     *
     * @param unit  as it was, with the former last day
     * @param until its last day; null for none
     */
    default void prolonged(Db db, Unit unit, LocalDate until) {
        // who has ended nothing has nothing to bring back
    }
}
