package org.linli.console.programs;

import java.util.Optional;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;

/** Finds what may be the same fact, recorded before. */
final class Alike {

    private static final int LOOKED = 5;

    private Alike() {
    }

    /** The newest other entry that counts of the same subject, item and day, for those who can take one of them back; null for none. */
    static Long to(Ledger ledger, Opened opened, Entry entry) {
        if (entry == null || !counts(entry) || !opened.program().stage().takesRecords() || !opened.maySomewhere(Ledger.WRITE)) {
            return null;
        }
        Optional<Entry> other = ledger.latest(opened.program().id(), new Ledger.Wanted(entry.subject(), entry.item(), null, entry.occurredOn(), entry.occurredOn()), null, LOOKED)
            .items().stream().filter(one -> one.seq() != entry.seq() && counts(one)).findFirst();
        return other.map(Entry::seq).orElse(null);
    }

    private static boolean counts(Entry entry) {
        return entry.reverses() == null && entry.reversed() == null;
    }
}
