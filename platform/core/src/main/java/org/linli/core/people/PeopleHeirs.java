package org.linli.core.people;

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitHeirs;
import org.osgi.service.component.annotations.Component;

/** When units are merged, their people and households belong to the remaining one from that day. */
@Component(property = "linli.heirs=people")
public final class PeopleHeirs implements UnitHeirs {

    @Override
    public void handOver(Db db, Unit gone, Unit heir, LocalDate from) {
        db.update("update people set unit = ?, unit_path = ?, version = version + 1 where town = ? and unit_path = ?", heir.code(),
                heir.path().value(), db.town(), gone.path().value());
        db.update("update households set unit = ?, unit_path = ?, version = version + 1 where town = ? and unit_path = ?", heir.code(),
                heir.path().value(), db.town(), gone.path().value());
        db.update("insert into memberships (town, person, from_day, unit, household) select town, person, cast(? as date), cast(? as varchar(40)),"
                + " household from memberships where town = ? and unit = ? and until_day is null and from_day < ?", from, heir.code(), db.town(),
                gone.code(), from);
        db.update("update memberships set until_day = ? where town = ? and unit = ? and until_day is null and from_day < ?", from.minusDays(1),
                db.town(), gone.code(), from);
        db.update("update memberships set unit = ? where town = ? and unit = ? and until_day is null", heir.code(), db.town(), gone.code());
    }
}
