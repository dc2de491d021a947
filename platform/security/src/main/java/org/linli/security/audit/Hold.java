package org.linli.security.audit;

import java.time.Duration;
import java.time.Instant;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;

/** Lets nothing go at the end of its time while somebody follows the chain, on whichever node; ends by itself where that one was killed. */
final class Hold implements AutoCloseable {

    private static final Duration TIME = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final String id = Ids.next();
    private final BlockStore blocks = new BlockStore();
    private Instant until = Instant.MIN;

    Hold(Transactions transactions) {
        this.transactions = transactions;
        renew();
    }

    /** To be called time and again. */
    void renew() {
        if (transactions.read(Db::now).plus(TIME.dividedBy(2)).isAfter(until)) {
            until = transactions.write(db -> {
                Instant next = db.now().plus(TIME);
                blocks.hold(db, id, next);
                return next;
            });
        }
    }

    @Override
    public void close() {
        transactions.write(db -> {
            blocks.letGo(db, id);
            return null;
        });
    }
}
