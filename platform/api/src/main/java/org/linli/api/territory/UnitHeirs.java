package org.linli.api.territory;

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands over what a module keeps of a unit when that unit is merged into another; registered as a service by each module with rows that name
 * units.
 *
 * <p>While two versions of a module run side by side, both are asked, so that asking twice must do no harm.
 */
@ConsumerType
public interface UnitHeirs {

    /**
     * Everything of one unit that isn't over belongs to another from a day on; called within the transaction that merges them. What a meeting
     * has passed and what is published stays as it was.
     *
     * @param gone the unit that ends the day before
     * @param heir the unit that remains
     * @param from the first day under the remaining one
     */
    void handOver(Db db, Unit gone, Unit heir, LocalDate from);
}
