package org.linli.partypoints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;

/** Measures in the database; a member has at most one that is live. */
final class MeasureStore {

    private static final String SELECT = "select id, program, subject, name, unit, kind, reasons, deadline, state, proposed_by, proposed_at, "
            + "decision, decided_by, decided_at, filing, outcome, version from party_points_measures where town = ? and program = ?";

    /** @throws org.linli.api.data.DuplicateKey when the member has a live one */
    void add(Db db, Measure fresh) {
        db.update("insert into party_points_measures (town, program, id, subject, name, unit, kind, reasons, deadline, state, live, proposed_by, "
                + "proposed_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), fresh.program(), fresh.id(), fresh.subject(), fresh.name(), fresh.unit(), fresh.kind(), fresh.reasons(),
                fresh.deadline(), fresh.state(), live(fresh), fresh.proposedBy(), fresh.proposedAt(), fresh.version());
    }

    /** Writes where it stands, with the next version. */
    void change(Db db, Measure now) {
        db.update("update party_points_measures set state = ?, live = ?, decision = ?, decided_by = ?, decided_at = ?, filing = ?, outcome = ?, "
                + "version = version + 1 where town = ? and program = ? and id = ?",
                now.state(), live(now), now.decision(), now.decidedBy(), now.decidedAt(), now.filing(), now.outcome(), db.town(),
                now.program(), now.id());
    }

    Optional<Measure> find(Db db, String program, String id) {
        return db.first(SELECT + " and id = ?", MeasureStore::read, db.town(), program, id);
    }

    Optional<Measure> lock(Db db, String program, String id) {
        return db.lock(SELECT + " and id = ?", MeasureStore::read, db.town(), program, id);
    }

    /** Oldest first. @param unit null for all */
    List<Measure> list(Db db, String program, String unit, String after, int rows) {
        return new Selection(SELECT, db.town(), program).andIfGiven("unit = ?", unit).andIfGiven("id > ?", after)
                .first(db, "id", rows, MeasureStore::read);
    }

    /** Those of some branches, oldest first. @param branches null for all */
    List<Measure> list(Db db, String program, Set<String> branches, int rows) {
        var all = new Selection(SELECT, db.town(), program);
        if (branches != null) {
            all.and("(1 = 0" + " or unit = ?".repeat(branches.size()) + ")", branches.stream().sorted().toArray());
        }
        return all.first(db, "id", rows, MeasureStore::read);
    }

    /** What makes a second live one of the same member a duplicate. */
    private static String live(Measure measure) {
        return measure.state().live() ? measure.subject() : measure.id();
    }

    private static Measure read(Row row) {
        return new Measure(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.constant(6, Measure.Kind.class), row.text(7),
                row.date(8), row.constant(9, Measure.State.class), row.text(10), row.instant(11), row.text(12), row.text(13), row.instant(14),
                row.text(15), row.text(16), row.integer(17));
    }
}
