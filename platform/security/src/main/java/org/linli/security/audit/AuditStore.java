package org.linli.security.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.Caller;

/** The audit's lines: added and read, never changed; removed by nobody but {@link Retention} at the end of their time. */
public final class AuditStore {

    static final String COLUMNS = "id, done_at, account, name, address, action, object, unit, before_text, after_text, result, request";
    private static final String INSERT = "insert into audit (town, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** Left to itself, Derby may sort the whole audit for one page; elsewhere the hint is a comment. */
    private static final String IN_ORDER = " from audit --DERBY-PROPERTIES constraint=AUDIT_PK\n where town = ? and ";

    /** Adds lines that are sealed once they are found. */
    public void add(Db db, Caller caller, Instant at, List<Line> lines) {
        add(db, caller, null, at, lines);
    }

    /** @param request the request's id; null for none @return the lines as they are kept */
    List<Entry> add(Db db, Caller caller, String request, Instant at, Iterable<Line> lines) {
        List<Entry> entries = StreamSupport.stream(lines.spliterator(), false).map(line -> entry(caller, request, at, line)).toList();
        if (entries.size() == 1) {
            db.update(INSERT, values(db, entries.get(0)));
        } else {
            db.batch(INSERT, () -> entries.stream().map(entry -> values(db, entry)).iterator());
        }
        return entries;
    }

    /**
     * Those of the lines that are there, by their ids.
     *
     * <p>Ids of one block mostly lie close together: one look along the primary key finds nearly all, and one each the rest.
     */
    Map<String, Entry> read(Db db, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var missing = new TreeSet<>(ids);
        Map<String, Entry> found = new HashMap<>();
        db.list("select " + COLUMNS + IN_ORDER + "id >= ? and id <= ? order by id fetch first ? rows only", AuditStore::entry, db.town(), missing.first(),
                missing.last(), 2 * ids.size()).stream().filter(line -> missing.remove(line.id())).forEach(line -> found.put(line.id(), line));
        for (String id : missing) {
            db.first("select " + COLUMNS + " from audit where town = ? and id = ?", AuditStore::entry, db.town(), id).ifPresent(line -> found.put(id, line));
        }
        return found;
    }

    /** The ids after that one, in order. @param to the last that may be among them; null for no end */
    List<String> ids(Db db, String after, String to, int most) {
        return to == null
                ? db.list("select id" + IN_ORDER + "id > ? order by id fetch first ? rows only", row -> row.text(1), db.town(), after, most)
                : db.list("select id" + IN_ORDER + "id > ? and id <= ? order by id fetch first ? rows only", row -> row.text(1), db.town(), after, to, most);
    }

    /** Whether a line says that the chain was let go of up to there at the end of its time; also where nothing was. */
    boolean vouches(Db db, Block.End retired) {
        return retired.block() == 0 || db.list("select before_text from audit where town = ? and action = ?", row -> row.text(1), db.town(), Retention.RETIRED)
                .stream().anyMatch(went -> went != null && Retention.names(went, retired));
    }

    void remove(Db db, List<String> ids) {
        db.batch("delete from audit where town = ? and id = ?", () -> ids.stream().map(id -> new Object[] {db.town(), id}).iterator());
    }

    static Entry entry(Row row) {
        String action = row.text(6);
        return new Entry(row.text(1), row.instant(2), row.text(3), row.text(4), row.text(5), action, row.text(7), row.text(8), row.text(9),
                row.text(10), result(row.text(11), action), row.text(12));
    }

    /** Refusals of the time before results were kept are known by their action. */
    private static Result result(String kept, String action) {
        return kept != null ? Result.valueOf(kept) : action.equals("access.refused") ? Result.REFUSED : Result.DONE;
    }

    private static Entry entry(Caller caller, String request, Instant at, Line line) {
        return new Entry(Ids.next(), at, caller.account(), cut(caller.name(), 100), cut(caller.address(), 60), line.action(), cut(line.object(), 200),
                line.unit(), cut(line.before(), 16_000), cut(line.after(), 16_000), line.result(), cut(request, 60));
    }

    private static Object[] values(Db db, Entry line) {
        return new Object[] {db.town(), line.id(), line.at(), line.account(), line.name(), line.address(), line.action(), line.object(), line.unit(),
            line.before(), line.after(), line.result() == Result.DONE ? null : line.result(), line.request()};
    }

    /** A line that is too long says so at its end; the deed itself must not fail for it. */
    private static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
