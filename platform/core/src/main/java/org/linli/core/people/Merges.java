package org.linli.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;

/** Records declared to be one person, in the database. */
final class Merges {

    /** @param undone whether it was taken back */
    record Merge(String id, String stays, String goes, boolean undone) {
    }

    /** One that wasn't taken back. */
    record Standing(String id, String stays, String goes, String reason, String by, Instant at) {
    }

    private final LookAlikes lookAlikes;

    Merges(LookAlikes lookAlikes) {
        this.lookAlikes = lookAlikes;
    }

    void add(Db db, Merge merge, String reason, String by, Instant at) {
        db.update("insert into merges (town, id, stays, goes, reason, merged_by, merged_at) values (?, ?, ?, ?, ?, ?, ?)", db.town(), merge.id(),
                merge.stays(), merge.goes(), reason, by, at);
        lead(db, merge.goes(), merge.stays());
    }

    Optional<Merge> find(Db db, String id) {
        return db.lock("select id, stays, goes, undone_at from merges where town = ? and id = ?",
                row -> new Merge(row.text(1), row.text(2), row.text(3), !row.missing(4)), db.town(), id);
    }

    /** @param seen on {@code p.unit_path}, which is that of the record that stays @param after the last id of the page before; null for the first */
    List<Standing> standing(Db db, Seen seen, String after, int limit) {
        return new Selection("select m.id, m.stays, m.goes, m.reason, m.merged_by, m.merged_at from merges m join people p on p.town = m.town and"
                + " p.number = m.stays where m.town = ? and m.undone_at is null", db.town()).and(seen.sql(), seen.values().toArray())
                .andIfGiven("m.id < ?", after).first(db, "m.id desc", limit,
                        row -> new Standing(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.instant(6)));
    }

    void undo(Db db, Merge merge, String by, Instant at) {
        db.update("update merges set undone_by = ?, undone_at = ? where town = ? and id = ?", by, at, db.town(), merge.id());
        lead(db, merge.goes(), null);
        lookAlikes.written(List.of(merge.stays(), merge.goes()));
    }

    private static void lead(Db db, String number, String to) {
        db.update("update people set merged_into = ?, version = version + 1 where town = ? and number = ?", to, db.town(), number);
    }
}
