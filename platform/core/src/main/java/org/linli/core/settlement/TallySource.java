package org.linli.core.settlement;

import java.util.function.BiConsumer;
import org.linli.api.data.Db;
import org.linli.scoring.Tally;

/** Where the sums of a program's entries come from. */
interface TallySource {

    /** Hands over the tallies of the subjects from the first to the last, both included; one item and bucket may come in pieces. */
    void read(Db db, String first, String last, BiConsumer<String, Tally> reader);

    /** The sums that the ledger keeps. */
    static TallySource kept(String program) {
        return (db, first, last, reader) -> db.each("select subject, item, bucket, raw, event_counted, entries from tallies where town = ? "
                + "and program = ? and subject >= ? and subject <= ? order by subject, item, bucket",
                row -> reader.accept(row.text(1), Tally.of(row.text(2), row.text(3), row.decimal(4), row.decimal(5), row.integer(6))),
                db.town(), program, first, last);
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
