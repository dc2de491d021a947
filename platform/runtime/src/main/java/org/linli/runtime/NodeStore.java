package org.linli.runtime;

import java.time.Instant;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Upsert;

/** What serves on each node, in the database. */
final class NodeStore {

    private static final Upsert STANDS = Upsert.replacing("runtime_nodes", List.of("town", "node", "module"),
            List.of("version", "reason_zh", "reason_en", "seen"));
    private static final int LONGEST = 2000;

    /**
     * How a module stands on a node.
     *
     * @param version what serves; null where none does
     * @param reason  why it isn't what is wanted; null where it is, or where nobody knows
     */
    record Stand(String node, String module, String version, Text reason, Instant seen) {
    }

    void write(Db db, List<Stand> stands) {
        db.upsert(STANDS, stands.stream().map(one -> new Object[] {db.town(), one.node(), one.module(), one.version(),
            one.reason() == null ? null : cut(one.reason().zh()), one.reason() == null ? null : cut(one.reason().en()), one.seen()}).toList());
    }

    List<Stand> list(Db db) {
        return db.list("select node, module, version, reason_zh, reason_en, seen from runtime_nodes where town = ? order by module, node", NodeStore::stand,
                db.town());
    }

    /** Forgets modules that a node has no longer, and nodes that haven't been heard of since. */
    void forget(Db db, String module, String node) {
        db.update("delete from runtime_nodes where town = ? and module = ? and node = ?", db.town(), module, node);
    }

    void forgetSilent(Db db, Instant since) {
        db.update("delete from runtime_nodes where town = ? and seen < ?", db.town(), since);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static Stand stand(Row row) {
        return new Stand(row.text(1), row.text(2), row.text(3), row.text(4) == null ? null : new Text(row.text(4), row.text(5)), row.instant(6));
    }
}
