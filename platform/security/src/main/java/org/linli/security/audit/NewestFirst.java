package org.linli.security.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;

/** Searches the audit along the one index that narrows most and leaves out what doesn't fit, with bounded work for each page. */
final class NewestFirst {

    /** Units or actions that are read side by side; more are left to the filter. */
    static final int MOST_KEYS = 200;
    /** Lines looked at for one page: then it ends, full or not. */
    private static final int MOST_READ = 3000;
    /** Sorts behind every id, whatever the collation. */
    private static final String END = "g";
    /** Left to itself, Derby may sort the whole audit for one page; elsewhere the hint is a comment. */
    private static final String SELECT = "select " + AuditStore.COLUMNS + " from audit --DERBY-PROPERTIES index=";

    private final Db db;
    private final Filter filter;
    private String column;
    private String index;
    private Set<String> keys;

    NewestFirst(Db db, Filter filter) {
        this.db = db;
        this.filter = filter;
        along();
    }

    private void along() {
        Search search = filter.search();
        if (search.object() != null) {
            along("object", "AUDIT_OBJECT_IX", Set.of(search.object()));
        } else if (search.account() != null) {
            along("account", "AUDIT_ACCOUNT_IX", Set.of(search.account()));
        } else if (filter.units() != null && filter.units().size() <= MOST_KEYS) {
            along("unit", "AUDIT_UNIT_IX", filter.units());
        } else if (search.action() != null) {
            along("action", "AUDIT_ACTION_IX", filter.prefix() ? actions(search.action()) : Set.of(search.action()));
        } else {
            along(null, "AUDIT_NEWEST_IX", Set.of(""));
        }
    }

    private void along(String narrowing, String by, Set<String> values) {
        column = narrowing;
        index = by;
        keys = values;
    }

    /** The actions that begin so, each found by one look into the index. */
    private Set<String> actions(String prefix) {
        Set<String> found = new TreeSet<>();
        String last = prefix;
        while (last != null && found.size() < MOST_KEYS) {
            last = db.first("select action from audit --DERBY-PROPERTIES index=AUDIT_ACTION_IX\n where town = ? and action > ? order by action"
                    + " fetch first 1 rows only", row -> row.text(1), db.town(), last).filter(action -> action.startsWith(prefix)).orElse(null);
            if (last != null) {
                found.add(last);
            }
        }
        return found;
    }

    /** @param after the cursor of the page before; null for the first */
    Page<Entry> page(String after, int limit) {
        Search search = filter.search();
        String below = after != null ? after : search.to() == null ? END : IdTime.after(search.to());
        var lanes = new PriorityQueue<Lane>(Comparator.comparing(Lane::head).reversed());
        int portion = Math.max(8, 2 * limit / Math.max(1, keys.size()));
        keys.stream().map(key -> new Lane(key, below, portion)).filter(Lane::more).forEach(lanes::add);
        List<Entry> found = new ArrayList<>();
        String last = null;
        for (int read = 0; !lanes.isEmpty(); read++) {
            if (found.size() == limit || read == MOST_READ) {
                return new Page<>(found, last);
            }
            Lane lane = lanes.poll();
            Entry line = lane.next();
            last = line.id();
            if (filter.fits(line)) {
                found.add(line);
            }
            if (lane.more()) {
                lanes.add(lane);
            }
        }
        return new Page<>(found, null);
    }

    /** The lines of one key, newest first, read a portion at a time. */
    private final class Lane {

        private final String key;
        private final Deque<Entry> read = new ArrayDeque<>();
        private int portion;
        private String below;
        private boolean ended;

        Lane(String key, String below, int portion) {
            this.key = key;
            this.below = below;
            this.portion = portion;
        }

        boolean more() {
            if (read.isEmpty() && !ended) {
                Search search = filter.search();
                List<Entry> next = new Selection(SELECT + index + "\n where town = ?", db.town()).andIfGiven(column + " = ?", column == null ? null : key)
                        .and("id < ?", below).andIfGiven("id >= ?", search.from() == null ? null : IdTime.at(search.from()))
                        .first(db, "id desc", portion, AuditStore::entry);
                ended = next.size() < portion;
                read.addAll(next);
                below = next.isEmpty() ? below : read.getLast().id();
                portion = Math.min(500, 2 * portion);
            }
            return !read.isEmpty();
        }

        String head() {
            return read.getFirst().id();
        }

        Entry next() {
            return read.removeFirst();
        }
    }
}
