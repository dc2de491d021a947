package org.linli.security.audit;

import java.time.Clock;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the audit; its times are real ones, also while a town rehearses another day. */
@Component(service = Audit.class)
public final class AuditBook implements Audit {

    private final Guard guard;
    private final Clock clock;
    private final AuditWriter writer;

    @Activate
    public AuditBook(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Unsealed unsealed) {
        this(transactions, guard, unsealed, Clock.systemUTC());
    }

    public AuditBook(Transactions transactions, Guard guard, Unsealed unsealed, Clock clock) {
        this.guard = guard;
        this.clock = clock;
        this.writer = new AuditWriter(transactions, unsealed);
    }

    @Override
    public void write(Db db, Line line) {
        write(db, List.of(line));
    }

    @Override
    public void write(Db db, Iterable<Line> lines) {
        writer.write(db, guard.caller(), guard.request(), clock.instant(), lines);
    }
}
