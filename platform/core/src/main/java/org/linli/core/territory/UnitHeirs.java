package org.linli.core.territory;

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.linli.api.territory.Unit;

/** Hands over what belongs to a unit when that unit is merged into another. */
public interface UnitHeirs {

    /** Everything of the first belongs to the second from that day. */
    void handOver(Db db, Unit gone, Unit heir, LocalDate from);
}
