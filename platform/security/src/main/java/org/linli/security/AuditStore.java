package org.linli.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.Caller;

/** The audit's rows: added and read, never changed or deleted. */
final class AuditStore {

    private static final String INSERT = "insert into audit (town, id, done_at, account, name, address, action, object, unit, before_text, "
            + "after_text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** Left to itself, Derby may sort the whole audit for one page; elsewhere the hint is a comment. */
    private static final String NEWEST_FIRST = "--DERBY-PROPERTIES index=";

    void add(Db db, Caller caller, Instant at, Line line) {
        db.update(INSERT, values(db, caller, at, line));
    }

    void add(Db db, Caller caller, Instant at, Iterable<Line> lines) {
        var rows = new ArrayList<Object[]>();
        lines.forEach(line -> rows.add(values(db, caller, at, line)));
        db.batch(INSERT, rows);
    }

    List<Entry> read(Db db, String action, String object, String after, int rows) {
        return new Selection("select id, done_at, account, name, address, action, object, unit, before_text, after_text from audit "
                + NEWEST_FIRST + index(action, object) + "\n where town = ?", db.town()).andIfGiven("action = ?", action)
                .andIfGiven("object = ?", object).andIfGiven("id < ?", after).first(db, "id desc", rows, row -> new Entry(row.text(1),
                row.instant(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10)));
    }

    private static String index(String action, String object) {
        return object != null ? "AUDIT_OBJECT_IX" : action != null ? "AUDIT_ACTION_IX" : "AUDIT_NEWEST_IX";
    }

    private static Object[] values(Db db, Caller caller, Instant at, Line line) {
        return new Object[] {db.town(), Ids.next(), at, caller.account(), cut(caller.name(), 100), cut(caller.address(), 60), line.action(),
            cut(line.object(), 200), line.unit(), cut(line.before(), 16_000), cut(line.after(), 16_000)};
    }

    /** A line that is too long says so at its end; the deed itself must not fail for it. */
    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
