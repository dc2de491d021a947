package org.linli.core.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.data.Upsert;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.Month;
import org.linli.api.ledger.Ledger.Wanted;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;
import org.linli.core.programs.ParticipantStore;
import org.linli.scoring.Tally;

/** Entries, reversals and tallies in the database. */
final class EntryStore {

    private static final List<String> COLUMNS = List.of("town", "program", "seq", "subject", "item", "occurred_on", "quantity", "points",
            "idem_key", "source", "note", "recorded_by", "recorded_at", "reverses", "hash");
    private static final String SELECT = "select e.seq, e.subject, e.item, e.occurred_on, e.quantity, e.points, e.idem_key, e.source, e.note,"
            + " e.recorded_by, e.recorded_at, e.reverses, e.hash, ";
    /** Left to itself, Derby reads all reversals, and sorts the program where a join is in the way; elsewhere the hints are comments. */
    private static final String REVERSED = "(select r.reversing from reversals r"
            + " --DERBY-PROPERTIES constraint=PK_REVERSALS, joinStrategy=NESTEDLOOP\n"
            + " where r.town = e.town and r.program = e.program and r.reversed = e.seq) from entries e ";
    private static final String UNREVERSED = "cast(null as bigint) from entries e ";
    private static final String BY_SEQ = "--DERBY-PROPERTIES constraint=PK_ENTRIES\n";
    private static final String BY_SUBJECT = "--DERBY-PROPERTIES index=ENTRIES_OF_SUBJECT\n";
    private static final String OF_PROGRAM = " where e.town = ? and e.program = ?";
    private static final String INSERT = "insert into entries (" + String.join(", ", COLUMNS) + ") values ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    private static final List<String> TALLY_KEY = List.of("town", "program", "subject", "item", "bucket");
    private static final List<String> TALLY_SUMS = List.of("raw", "event_counted", "entries");
    private static final Upsert TALLIES = new Upsert("tallies", TALLY_KEY, TALLY_SUMS, Set.copyOf(TALLY_SUMS));
    /** From here on a bulk load is quicker than a batch. */
    private static final int BULK = 200;

    /** Entries at the end of a ledger among which those of a part are looked for one by one. */
    private static final int LOOKED_THROUGH = 1_000;
    /** Of so many subjects at most their entries are then looked for by subject. */
    private static final int FEW = 200;

    private EntryStore() {
    }

    static Optional<Entry> find(Db db, String program, long seq) {
        return db.first(SELECT + REVERSED + OF_PROGRAM + " and e.seq = ?", EntryStore::entry, db.town(), program, seq);
    }

    /** Entries behind a number, in order. @param subject and @param item null for all */
    static List<Entry> page(Db db, String program, String subject, String item, long after, int rows) {
        var sql = new StringBuilder(SELECT).append(REVERSED).append(subject == null ? BY_SEQ : BY_SUBJECT).append(OF_PROGRAM);
        List<Object> values = new ArrayList<>(List.of(db.town(), program));
        if (subject != null) {
            sql.append(" and e.subject = ?");
            values.add(subject);
        }
        if (item != null) {
            sql.append(" and e.item = ?");
            values.add(item);
        }
        sql.append(" and e.seq > ? order by e.seq fetch first ? rows only");
        values.add(after);
        values.add(rows);
        return db.list(sql.toString(), EntryStore::entry, values.toArray());
    }

    /**
     * Entries that are looked for, from the newest on; no engine of ours reads an index backwards of its own accord, so it is read in pieces from its end.
     *
     * @param part   the path of their subjects' units; null for all
     * @param before the number behind them
     */
    static List<Entry> latest(Db db, String program, Wanted wanted, UnitPath part, long before, int rows) {
        if (wanted.subject() != null) {
            return wanted(db, program, wanted, part, 0, before, rows);
        }
        List<Entry> found = new ArrayList<>();
        long behind = before;
        for (long piece = rows; behind > 1 && found.size() < rows; piece *= 8) {
            if (part != null && piece > LOOKED_THROUGH) {
                List<String> few = ParticipantStore.few(db, program, part, FEW);
                if (few.size() <= FEW) {
                    found.addAll(ofFew(db, program, wanted, few, behind, rows - found.size()));
                    return found;
                }
            }
            long from = Math.max(behind - piece, 1);
            found.addAll(wanted(db, program, wanted, part, from, behind, rows - found.size()));
            behind = from;
        }
        return found;
    }

    /** The same of a few subjects, whose numbers are read first: the rest of the ledger, however long it is, isn't looked through for them. */
    private static List<Entry> ofFew(Db db, String program, Wanted wanted, List<String> subjects, long before, int rows) {
        var sql = new StringBuilder("select e.seq from entries e ").append(BY_SUBJECT).append(" where e.seq < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        Map<String, Object> narrower = new LinkedHashMap<>();
        narrower.put("e.item = ?", wanted.item());
        narrower.put("e.occurred_on >= ?", wanted.from());
        narrower.put("e.occurred_on <= ?", wanted.until());
        narrower.forEach((condition, value) -> {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.add(value);
            }
        });
        values.addAll(List.of(db.town(), program));
        List<Long> newest = Lookup.of(db, sql + " and e.town = ? and e.program = ? and e.subject = ?", row -> row.number(1), subjects, values.toArray())
                .stream().sorted(Comparator.reverseOrder()).limit(rows).toList();
        return Lookup.of(db, SELECT + REVERSED + OF_PROGRAM + " and e.seq = ?", EntryStore::entry, newest, db.town(), program).stream()
                .sorted(Comparator.comparing(Entry::seq).reversed()).toList();
    }

    /** Entries that are looked for, from the oldest behind a number on. @param part the path of their subjects' units; null for all */
    static List<Entry> earliest(Db db, String program, Wanted wanted, UnitPath part, long after, int rows) {
        return wanted(SELECT + REVERSED, db, program, wanted, part).and("e.seq > ?", after).first(db, "e.seq", rows, EntryStore::entry);
    }

    private static List<Entry> wanted(Db db, String program, Wanted wanted, UnitPath part, long from, long before, int rows) {
        return wanted(SELECT + REVERSED, db, program, wanted, part).and("e.seq >= ? and e.seq < ?", from, before).first(db, "e.seq desc", rows, EntryStore::entry);
    }

    /** How many are looked for before a number. @param part the path of their subjects' units; null for all */
    static long count(Db db, String program, Wanted wanted, UnitPath part, long before) {
        return wanted("select count(*) from entries e ", db, program, wanted, part).and("e.seq < ?", before).first(db, "1", 1, row -> row.number(1)).get(0);
    }

    private static Selection wanted(String select, Db db, String program, Wanted wanted, UnitPath part) {
        Selection all = new Selection(select + (wanted.subject() == null ? BY_SEQ : BY_SUBJECT) + OF_PROGRAM, db.town(), program)
                .andIfGiven("e.subject = ?", wanted.subject()).andIfGiven("e.item = ?", wanted.item())
                .andIfGiven("e.occurred_on >= ?", wanted.from()).andIfGiven("e.occurred_on <= ?", wanted.until());
        if (part != null) {
            all.and("exists (select 1 from participants p where p.town = e.town and p.program = e.program and p.subject = e.subject"
                    + " and p.unit_path >= ? and p.unit_path < ?)", part.value(), part.end());
        }
        return all;
    }

    /** The entries that used one of the idempotency keys, by key. */
    static Map<String, Entry> byKey(Db db, String program, Collection<String> keys) {
        Map<String, Entry> found = new HashMap<>();
        Lookup.of(db, SELECT + REVERSED + OF_PROGRAM + " and e.idem_key = ?", EntryStore::entry, keys, db.town(), program)
                .forEach(entry -> found.put(entry.key(), entry));
        return found;
    }

    /** Entries from one number to another, both included, in order; without what took them back. */
    static void each(Db db, String program, long from, long to, Consumer<Entry> reader) {
        db.each(SELECT + UNREVERSED + BY_SEQ + OF_PROGRAM + " and e.seq >= ? and e.seq <= ? order by e.seq",
                row -> reader.accept(entry(row)), db.town(), program, from, to);
    }

    static void insert(Db db, String program, List<Entry> entries) {
        Iterable<Object[]> rows = () -> entries.stream().map(entry -> values(db, program, entry)).iterator();
        if (entries.size() < BULK) {
            db.batch(INSERT, rows);
        } else {
            db.load("entries", COLUMNS, rows);
        }
    }

    static void insertReversal(Db db, String program, long reversed, long reversing) {
        db.update("insert into reversals (town, program, reversed, reversing) values (?, ?, ?, ?)", db.town(), program, reversed, reversing);
    }

    /** Adds sums to tallies that may be there. */
    static void add(Db db, String program, Collection<SubjectTally> tallies) {
        db.upsert(TALLIES, () -> tallies.stream().map(tally -> values(db, program, tally)).iterator());
    }

    /** Writes tallies that can't be there yet. */
    static void insertTallies(Db db, String program, Collection<SubjectTally> tallies) {
        List<String> columns = new ArrayList<>(TALLY_KEY);
        columns.addAll(TALLY_SUMS);
        db.load("tallies", columns, () -> tallies.stream().map(tally -> values(db, program, tally)).iterator());
    }

    /** What was recorded of each item in each month; a bucket ends in its month where it is finer. @param part the path of subjects' units; null for all */
    static List<Month> months(Db db, String program, UnitPath part) {
        List<Object> values = new ArrayList<>(List.of(db.town(), program));
        if (part != null) {
            values.addAll(List.of(part.value(), part.end()));
        }
        Map<YearMonth, Map<String, BigDecimal>> months = new TreeMap<>();
        db.each("select t.item, t.bucket, sum(t.raw) from tallies t where t.town = ? and t.program = ?" + (part == null ? ""
                : " and exists (select 1 from participants p where p.town = t.town and p.program = t.program and p.subject = t.subject"
                + " and p.unit_path >= ? and p.unit_path < ?)") + " group by t.item, t.bucket", row -> {
                    String bucket = row.text(2);
                    YearMonth month = YearMonth.parse(bucket.substring(bucket.indexOf('/') + 1).substring(0, 7));
                    months.computeIfAbsent(month, first -> new TreeMap<>()).merge(row.text(1), row.decimal(3), BigDecimal::add);
                }, values.toArray());
        return months.entrySet().stream().flatMap(month -> month.getValue().entrySet().stream()
                .map(item -> new Month(month.getKey(), item.getKey(), item.getValue()))).toList();
    }

    /** All tallies in turn. */
    static void eachTally(Db db, String program, Consumer<SubjectTally> reader) {
        db.each("select subject, item, bucket, raw, event_counted, entries from tallies where town = ? and program = ?",
                row -> reader.accept(new SubjectTally(row.text(1),
                        Tally.of(row.text(2), row.text(3), row.decimal(4), row.decimal(5), row.integer(6)))), db.town(), program);
    }

    private static Object[] values(Db db, String program, Entry entry) {
        return new Object[] {db.town(), program, entry.seq(), entry.subject(), entry.item(), entry.occurredOn(), entry.quantity(),
            entry.points(), entry.key(), entry.source(), entry.note(), entry.by(), entry.at(), entry.reverses(), entry.hash()};
    }

    private static Object[] values(Db db, String program, SubjectTally of) {
        Tally tally = of.tally();
        return new Object[] {db.town(), program, of.subject(), tally.item(), tally.bucket(), SubjectTally.points(tally.raw()),
            SubjectTally.points(tally.alone()), tally.count()};
    }

    private static Entry entry(Row row) {
        return new Entry(row.number(1), row.text(2), row.text(3), row.date(4), row.integer(5), row.decimal(6), row.text(7), row.text(8),
                row.text(9), row.text(10), row.instant(11), row.missing(12) ? null : row.number(12), row.missing(14) ? null : row.number(14),
                row.text(13));
    }
}
