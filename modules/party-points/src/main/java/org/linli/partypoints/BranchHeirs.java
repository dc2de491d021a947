package org.linli.partypoints;

import java.time.LocalDate;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitHeirs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When branches are merged, what waits for one of them waits for the other; what its meetings passed stays under its own name. */
@Component
public final class BranchHeirs implements UnitHeirs {

    @Activate
    public BranchHeirs(@Reference(target = "(linli.schema=party-points)") Schema schema) {
        // what it changes must be there
    }

    @Override
    public void handOver(Db db, Unit gone, Unit heir, LocalDate from) {
        db.update("update party_points_declarations set unit = ?, version = version + 1 where town = ? and unit = ? and state in (?, ?)", heir.code(),
                db.town(), gone.code(), Declaration.State.SUBMITTED, Declaration.State.RETURNED);
        db.update("update party_points_measures set unit = ?, version = version + 1 where town = ? and unit = ? and state in (?, ?)", heir.code(),
                db.town(), gone.code(), Measure.State.PROPOSED, Measure.State.APPROVED);
    }
}
