package org.linli.security.audit;

import java.time.Instant;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.Caller;

/** Writes lines in the transaction of their deed and hands them over for sealing once that has committed. */
public final class AuditWriter {

    private final Transactions transactions;
    private final Unsealed unsealed;
    private final AuditStore store = new AuditStore();

    public AuditWriter(Transactions transactions, Unsealed unsealed) {
        this.transactions = transactions;
        this.unsealed = unsealed;
    }

    /** @param request the request's id; null for none */
    public void write(Db db, Caller caller, String request, Instant at, Iterable<Line> lines) {
        List<Entry> written = store.add(db, caller, request, at, lines);
        transactions.afterCommit(() -> unsealed.add(written));
    }
}
