package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.core.Lookup;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Tally;
import org.linli.scoring.rulebook.CapWindow;

/** Where the sums of a program's entries come from. */
interface TallySource {

    /** Left to itself, Derby reads the ledger up to the last entry that counts, for a single subject, too; elsewhere the hint is a comment. */
    String BY_SUBJECT = "--DERBY-PROPERTIES index=ENTRIES_OF_SUBJECT\n";

    /** Hands over the tallies of the subjects from the first to the last, both included; one item and bucket may come in pieces. */
    void read(Db db, String first, String last, BiConsumer<String, Tally> reader);

    /** The sums that the ledger keeps; where no cap is per event, what entries count alone is what they are, and isn't read. */
    static TallySource kept(String program, CompiledRulebook rulebook) {
        boolean alone = alone(rulebook);
        String sql = kept(alone) + " and subject >= ? and subject <= ?";
        return (db, first, last, reader) -> db.each(sql, row -> reader.accept(row.text(1), tally(row, alone)), db.town(), program, first, last);
    }

    /** Hands over those sums of some subjects, wherever they stand between others. */
    static void kept(Db db, String program, CompiledRulebook rulebook, Collection<String> subjects, BiConsumer<String, Tally> reader) {
        boolean alone = alone(rulebook);
        Lookup.of(db, kept(alone) + " and subject = ?", row -> Map.entry(row.text(1), tally(row, alone)), subjects, db.town(), program)
                .forEach(kept -> reader.accept(kept.getKey(), kept.getValue()));
    }

    private static boolean alone(CompiledRulebook rulebook) {
        return rulebook.rulebook().items().anyMatch(item -> item.cap() != null && item.cap().per() == CapWindow.EVENT);
    }

    private static String kept(boolean alone) {
        return "select subject, item, bucket, entries, raw" + (alone ? ", event_counted" : "") + " from tallies where town = ? and program = ?";
    }

    private static Tally tally(Row row, boolean alone) {
        long raw = hundredths(row.decimal(5));
        return new Tally(row.text(2), row.text(3), raw, alone ? hundredths(row.decimal(6)) : raw, row.integer(4));
    }

    private static long hundredths(BigDecimal points) {
        return points.movePointRight(2).longValueExact();
    }

    /**
     * Sums made anew from the entries.
     *
     * @param until the last entry that counts
     */
    static TallySource entries(String program, long until, EntrySums sums) {
        return (db, first, last, reader) -> db.each("select e.subject, e.item, e.occurred_on, e.quantity, e.points, e.reverses, p.kind from "
                + "entries e " + BY_SUBJECT + "join participants p on p.town = e.town and p.program = e.program and p.subject = e.subject where e.town = ? "
                + "and e.program = ? and e.subject >= ? and e.subject <= ? and e.seq <= ?",
                row -> sums.of(row.text(7), row.text(2), row.date(3), row.integer(4), row.decimal(5), !row.missing(6))
                        .ifPresent(tally -> reader.accept(row.text(1), tally)),
                db.town(), program, first, last, until);
    }
}
