package org.linli.security;

import java.time.Clock;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the audit and shows it; its times are real ones, also while a town rehearses another day. */
@Component(service = {Audit.class, AuditTrail.class})
public final class AuditBook implements Audit, AuditTrail {

    private final Transactions transactions;
    private final Guard guard;
    private final Clock clock;
    private final AuditStore store = new AuditStore();

    @Activate
    public AuditBook(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard) {
        this(transactions, guard, Clock.systemUTC());
    }

    AuditBook(Transactions transactions, Guard guard, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void write(Db db, Line line) {
        store.add(db, guard.caller(), clock.instant(), line);
    }

    @Override
    public void write(Db db, Iterable<Line> lines) {
        store.add(db, guard.caller(), clock.instant(), lines);
    }

    @Override
    public Page<Entry> list(String action, String object, String after, int limit) {
        guard.require(READ, null);
        int most = Limits.of(limit);
        List<Entry> rows = transactions.read(db -> store.read(db, action, object, after, most + 1));
        return Page.cut(rows, most, Entry::id);
    }
}
