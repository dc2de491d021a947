package org.linli.core.publicity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.territory.UnitPath;

/** What was filed. */
final class FilingStore {

    private static final String FILING = "select id, module, program, about, from_unit, to_unit, digest, made_by, made_at, received_by, "
            + "received_at, from_path, to_path";

    private FilingStore() {
    }

    /** A filing with the paths of both units when it was sent. */
    record Sent(Filing filing, UnitPath from, UnitPath to) {
    }

    static void insert(Db db, Sent sent) {
        Filing filing = sent.filing();
        db.update("insert into filings (town, id, module, program, about, from_unit, from_path, to_unit, to_path, content, digest, made_by, "
                + "made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), filing.id(), filing.module(), filing.program(), filing.about(), filing.from(), sent.from().value(), filing.to(),
                sent.to().value(), filing.content(), filing.digest(), filing.by(), filing.at());
    }

    /** Takes note. @return false when somebody had done so */
    static boolean received(Db db, String id, String by, Instant at) {
        return db.update("update filings set received_by = ?, received_at = ? where town = ? and id = ? and received_at is null",
                by, at, db.town(), id) == 1;
    }

    static Optional<Sent> find(Db db, String id) {
        return db.first(FILING + ", content from filings where town = ? and id = ?", row -> sent(row, row.text(14)), db.town(), id);
    }

    /** Newest first, without content. @param top what they were filed with lies within it */
    static List<Filing> list(Db db, UnitPath top, String before, int rows) {
        return newest(db, within(db, top).andIfGiven("id < ?", before), rows);
    }

    /** Of those, the ones that nobody has taken note of. */
    static List<Filing> waiting(Db db, UnitPath top, int rows) {
        return newest(db, within(db, top).and("received_at is null"), rows);
    }

    private static Selection within(Db db, UnitPath top) {
        return new Selection(FILING + " from filings where town = ? and to_path >= ? and to_path < ?", db.town(), top.value(), top.end());
    }

    private static List<Filing> newest(Db db, Selection filings, int rows) {
        return filings.first(db, "id desc", rows, row -> sent(row, null).filing());
    }

    private static Sent sent(Row row, String content) {
        var filing = new Filing(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), content, row.text(7), row.text(8),
                row.instant(9), row.text(10), row.instant(11));
        return new Sent(filing, new UnitPath(row.text(12)), new UnitPath(row.text(13)));
    }
}
