package ${package};

import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;

/** Reports in the database. */
final class ReportStore {

    private static final String SELECT = "select id, unit, noticed_on, words, written_by, written_at, outcome, settled_by, settled_at, version "
            + "from ${tablePrefix}_reports where town = ?";

    void add(Db db, Report fresh) {
        db.update("insert into ${tablePrefix}_reports (town, id, unit, noticed_on, words, written_by, written_at, version) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?)", db.town(), fresh.id(), fresh.unit(), fresh.day(), fresh.words(), fresh.writtenBy(),
                fresh.writtenAt(), fresh.version());
    }

    /** Writes what came of it, with the next version. */
    void settle(Db db, Report now) {
        db.update("update ${tablePrefix}_reports set outcome = ?, settled_by = ?, settled_at = ?, version = version + 1 where town = ? and id = ?",
                now.outcome(), now.settledBy(), now.settledAt(), db.town(), now.id());
    }

    Optional<Report> find(Db db, String id) {
        return db.first(SELECT + " and id = ?", ReportStore::read, db.town(), id);
    }

    /** The same, locked until the transaction ends. */
    Optional<Report> lock(Db db, String id) {
        return db.lock(SELECT + " and id = ?", ReportStore::read, db.town(), id);
    }

    /** Those of a unit, in the order in which they were written. @param after the id of the last one before; null for the first */
    List<Report> list(Db db, String unit, String after, int rows) {
        return new Selection(SELECT, db.town()).and("unit = ?", unit).andIfGiven("id > ?", after).first(db, "id", rows, ReportStore::read);
    }

    /** What isn't settled yet belongs to another unit from now on. */
    void handOver(Db db, String gone, String heir) {
        db.update("update ${tablePrefix}_reports set unit = ?, version = version + 1 where town = ? and unit = ? and outcome is null", heir,
                db.town(), gone);
    }

    private static Report read(Row row) {
        return new Report(row.text(1), row.text(2), row.date(3), row.text(4), row.text(5), row.instant(6), row.text(7), row.text(8), row.instant(9),
                row.integer(10));
    }
}
