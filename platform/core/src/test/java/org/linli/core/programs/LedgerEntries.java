package org.linli.core.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.linli.api.ledger.Ledger.NewEntry;

/** Entries under the rulebook of P2, for tests. */
public final class LedgerEntries {

    private LedgerEntries() {
    }

    /** A meeting: 2 points, at most 4 a month. */
    public static NewEntry meeting(String subject, String day, String key) {
        return entry(subject, "meeting", day, null, key);
    }

    public static NewEntry entry(String subject, String item, String day, String points, String key) {
        return new NewEntry(subject, item, LocalDate.parse(day), null, points == null ? null : new BigDecimal(points), key, null, null);
    }
}
