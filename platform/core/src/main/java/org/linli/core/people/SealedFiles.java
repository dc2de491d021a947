package org.linli.core.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.data.Db;
import org.linli.core.people.PersonalData.SealedRows;

/** A table with sealed parts of files that are being imported, or wait to be fetched. */
final class SealedFiles implements SealedTable {

    private final String table;
    private final PersonalData data;

    SealedFiles(String table, PersonalData data) {
        this.table = table;
        this.data = data;
    }

    private record Sealed(String job, int part, SealedRows rows) {
    }

    @Override
    public String name() {
        return table;
    }

    @Override
    public Map<Integer, Long> sealedWith(Db db, List<Integer> versions) {
        Map<Integer, Long> rows = new HashMap<>();
        db.each("select key_version, count(*) from " + table + " where town = ? group by key_version", row -> rows.put(row.integer(1), row.number(2)), db.town());
        return rows;
    }

    @Override
    public long left(Db db, int version) {
        return db.first("select count(*) from " + table + " where town = ? and key_version <> ?", row -> row.number(1), db.town(), version).orElseThrow();
    }

    /** One at a time, since a part may have some megabytes; each run begins anew, for what is done is no longer found. */
    @Override
    public Part sealAnew(Db db, int version, String after) {
        List<Sealed> found = db.list("select job, part, content, key_version from " + table + " where town = ? and key_version <> ?"
                + " order by job, part fetch first 1 rows only", row -> new Sealed(row.text(1), row.integer(2), new SealedRows(row.integer(4), row.bytes(3))),
                db.town(), version);
        if (found.isEmpty()) {
            return null;
        }
        Sealed one = found.get(0);
        SealedRows anew = data.sealRows(version, data.openRows(one.rows()));
        int touched = db.update("update " + table + " set content = ?, key_version = ? where town = ? and job = ? and part = ? and key_version = ?",
                anew.content(), anew.version(), db.town(), one.job(), one.part(), one.rows().version());
        return new Part(one.job(), touched);
    }
}
