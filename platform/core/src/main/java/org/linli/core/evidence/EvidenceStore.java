package org.linli.core.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.evidence.EvidenceFiles.Evidence;

/** Files and their contents in the database. */
final class EvidenceStore {

    private EvidenceStore() {
    }

    static void keep(Db db, Evidence file, byte[] content) {
        db.insertNew("evidence_contents", List.of("town", "hash", "content"), List.<Object[]>of(new Object[] {db.town(), file.hash(), content}));
        add(db, file);
    }

    /** One whose content is there. @return false where it is there already */
    static boolean add(Db db, Evidence file) {
        return db.insertNew("evidence", List.of("town", "id", "hash", "name", "media_type", "bytes", "unit", "kept_by", "kept_at"), List.<Object[]>of(new Object[] {
            db.town(), file.id(), file.hash(), file.name(), file.type(), file.size(), file.unit(), file.by(), file.at()}))[0];
    }

    static Optional<Evidence> find(Db db, String id) {
        return db.first("select id, hash, name, media_type, bytes, unit, kept_by, kept_at from evidence where town = ? and id = ?",
                EvidenceStore::evidence, db.town(), id);
    }

    /** Says once which files an evidence is made of. */
    static void parts(Db db, String id, List<String> files) {
        db.batch("insert into evidence_parts (town, evidence, part, file_id) values (?, ?, ?, ?)",
                IntStream.range(0, files.size()).mapToObj(at -> new Object[] {db.town(), id, at + 1, files.get(at)}).toList());
    }

    /** The files that it is made of; none for one that is a file itself. */
    static List<Evidence> parts(Db db, String id) {
        return db.list("select e.id, e.hash, e.name, e.media_type, e.bytes, e.unit, e.kept_by, e.kept_at from evidence_parts p join evidence e"
                + " on e.town = p.town and e.id = p.file_id where p.town = ? and p.evidence = ? order by p.part", EvidenceStore::evidence, db.town(), id);
    }

    private static Evidence evidence(Row row) {
        return new Evidence(row.text(1), row.text(2), row.text(3), row.text(4), row.number(5), row.text(6), row.text(7), row.instant(8));
    }

    static byte[] content(Db db, String hash) {
        return db.first("select content from evidence_contents where town = ? and hash = ?", row -> row.bytes(1), db.town(), hash)
                .orElseThrow(() -> new IllegalStateException("the content " + hash + " of an evidence is missing"));
    }

    /** Whether a person lives in the unit or takes part in a program there. */
    static boolean isUnitOf(Db db, String person, String unit) {
        return db.first("select number from people where town = ? and number = ? and unit = ?", row -> row.text(1), db.town(), person, unit).isPresent()
                || db.first("select p.subject from programs g join participants p on p.town = g.town and p.program = g.id "
                        + "where g.town = ? and p.unit = ? and p.subject = ? fetch first 1 rows only", row -> row.text(1), db.town(), unit, person)
                        .isPresent();
    }
}
