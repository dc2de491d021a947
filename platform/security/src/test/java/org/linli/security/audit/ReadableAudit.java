package org.linli.security.audit;

import java.time.Clock;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.Guard;

/** An audit whose lines a test can read at once. */
public final class ReadableAudit implements Audit {

    private final Transactions transactions;
    private final AuditBook book;

    public ReadableAudit(Transactions transactions, Guard guard, Unsealed unsealed, Clock clock) {
        this.transactions = transactions;
        book = new AuditBook(transactions, guard, unsealed, clock);
    }

    @Override
    public void write(Db db, Line line) {
        book.write(db, line);
    }

    @Override
    public void write(Db db, Iterable<Line> lines) {
        book.write(db, lines);
    }

    /** Newest first. */
    public Page<Entry> list(String action, String object, String after, int limit) {
        var filter = new Filter(new Search(null, object, null, action, null, null, null), null);
        return transactions.read(db -> new NewestFirst(db, filter).page(after, limit));
    }
}
