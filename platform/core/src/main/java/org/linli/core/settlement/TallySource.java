package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.function.BiConsumer;
import org.linli.api.data.Db;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Tally;
import org.linli.scoring.rulebook.CapWindow;

/** Where the sums of a program's entries come from. */
interface TallySource {

    /** Hands over the tallies of the subjects from the first to the last, both included; one item and bucket may come in pieces. */
    void read(Db db, String first, String last, BiConsumer<String, Tally> reader);

    /** The sums that the ledger keeps; where no cap is per event, what entries count alone is what they are, and isn't read. */
    static TallySource kept(String program, CompiledRulebook rulebook) {
        boolean alone = rulebook.rulebook().items().anyMatch(item -> item.cap() != null && item.cap().per() == CapWindow.EVENT);
        String sql = "select subject, item, bucket, entries, raw" + (alone ? ", event_counted" : "")
                + " from tallies where town = ? and program = ? and subject >= ? and subject <= ?";
        return (db, first, last, reader) -> db.each(sql, row -> {
            long raw = hundredths(row.decimal(5));
            reader.accept(row.text(1), new Tally(row.text(2), row.text(3), raw, alone ? hundredths(row.decimal(6)) : raw, row.integer(4)));
        }, db.town(), program, first, last);
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
                + "entries e join participants p on p.town = e.town and p.program = e.program and p.subject = e.subject where e.town = ? "
                + "and e.program = ? and e.subject >= ? and e.subject <= ? and e.seq <= ?",
                row -> sums.of(row.text(7), row.text(2), row.date(3), row.integer(4), row.decimal(5), !row.missing(6))
                        .ifPresent(tally -> reader.accept(row.text(1), tally)),
                db.town(), program, first, last, until);
    }
}
