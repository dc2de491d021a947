package org.linli.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.ledger.Ledger.Entry;

/** An entry that has passed its checks and has no place in the chain yet. */
record Draft(String subject, String item, LocalDate occurredOn, int quantity, BigDecimal points, String key, String source, String note,
             String by, Long reverses) {

    /** The reversing entry of another. */
    static Draft reversing(Entry entry, String reason, String key, String by) {
        return new Draft(entry.subject(), entry.item(), entry.occurredOn(), -entry.quantity(), entry.points().negate(), key, null, reason, by,
                entry.seq());
    }

    /** Whether that entry says the same, so that this one was recorded already; who and when don't matter. */
    boolean sameAs(Entry entry) {
        return subject.equals(entry.subject()) && item.equals(entry.item()) && occurredOn.equals(entry.occurredOn())
                && quantity == entry.quantity() && points.compareTo(entry.points()) == 0 && Objects.equals(source, entry.source())
                && Objects.equals(note, entry.note()) && Objects.equals(reverses, entry.reverses());
    }

    /** The entry at its place, still without its hash. */
    Entry at(long seq, Instant now) {
        return new Entry(seq, subject, item, occurredOn, quantity, points, key, source, note, by, now, reverses, null, null);
    }
}
