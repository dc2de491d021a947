package org.linli.core.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.linli.api.data.Db;

/**
 * Entries of what has not happened yet, those apart that were taken back.
 *
 * @param count   how many, at least 1
 * @param seq     the first of them by its day
 * @param subject whose it is
 */
public record EntriesAhead(int count, long seq, String subject, LocalDate occurredOn) {

    private static final String AHEAD = " from entries e where e.town = ? and e.program = ? and e.occurred_on > ? and e.reverses is null and not "
            + "exists (select 1 from reversals r where r.town = e.town and r.program = e.program and r.reversed = e.seq)";

    /** Those of a program; empty for none. */
    public static Optional<EntriesAhead> of(Db db, String program, LocalDate today) {
        int count = db.first("select count(*)" + AHEAD, row -> row.integer(1), db.town(), program, today).orElse(0);
        return count == 0 ? Optional.empty() : db.first("select e.seq, e.subject, e.occurred_on" + AHEAD + " order by e.occurred_on, e.seq fetch first 1 rows only",
                row -> new EntriesAhead(count, row.number(1), row.text(2), row.date(3)), db.town(), program, today);
    }
}
