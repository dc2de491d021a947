package org.linli.core.programs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.programs.Rulebooks.Published;

/** Published rulebooks in the database. */
final class RulebookStore {

    private static final List<String> COLUMNS = List.of("town", "module", "id", "version", "title_zh", "title_en", "yaml", "published_by",
            "published_at");
    private static final String IDENTITY = "select r.module, r.id, r.version, r.title_zh, r.title_en";

    /** A version with its text. */
    record Stored(Published identity, String yaml) {
    }

    private RulebookStore() {
    }

    /** @return false when another has published that version meanwhile */
    static boolean insert(Db db, Published rulebook, String yaml, String by, Instant at) {
        Object[] row = {db.town(), rulebook.module(), rulebook.id(), rulebook.version(), rulebook.title().zh(), rulebook.title().en(), yaml, by, at};
        return db.insertNew("rulebooks", COLUMNS, List.<Object[]>of(row))[0];
    }

    static Optional<Stored> find(Db db, String module, String id, int version) {
        return db.first(IDENTITY + ", r.yaml from rulebooks r where r.town = ? and r.module = ? and r.id = ? and r.version = ?",
                row -> new Stored(identity(row), row.text(6)), db.town(), module, id, version);
    }

    static Optional<Integer> newest(Db db, String module, String id) {
        return db.first("select version from rulebooks where town = ? and module = ? and id = ? order by version desc fetch first 1 rows only",
                row -> row.integer(1), db.town(), module, id);
    }

    /** The newest version of each, by id. */
    static List<Published> list(Db db, String module, String after, int rows) {
        return db.list(IDENTITY + " from rulebooks r where r.town = ? and r.module = ? and r.id > ? and r.version = (select max(n.version)"
                + " from rulebooks n where n.town = r.town and n.module = r.module and n.id = r.id) order by r.id fetch first ? rows only",
                RulebookStore::identity, db.town(), module, after == null ? "" : after, rows);
    }

    private static Published identity(Row row) {
        return new Published(row.text(1), row.text(2), row.integer(3), new Text(row.text(4), row.text(5)));
    }
}
