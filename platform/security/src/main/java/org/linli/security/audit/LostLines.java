package org.linli.security.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.api.security.AuditTrail.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds lines that nobody sealed: those from before there was a chain, and those of a node that ended right after their commit. */
final class LostLines {

    private static final Logger LOG = LoggerFactory.getLogger(LostLines.class);
    /** No transaction is open longer than this; a line that appears later with an older id can only have been slipped in, and is not sealed. */
    static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(20);

    private final Transactions transactions;
    private final Sealer sealer;
    private final AuditStore lines = new AuditStore();
    private final BlockStore blocks = new BlockStore();
    private long taken;
    private volatile boolean leaving;

    LostLines(Transactions transactions, Sealer sealer) {
        this.transactions = transactions;
        this.sealer = sealer;
    }

    /** Seals them. @param until younger ones are left to the nodes that wrote them @return how many there were */
    long take(Instant until) {
        taken = 0;
        String from = IdTime.settled(transactions.read(blocks::chain).swept(), until);
        new Sweep(transactions, from, IdTime.at(until)).run(this::take);
        if (!leaving) {
            transactions.write(db -> {
                blocks.lock(db);
                blocks.swept(db, IdTime.at(until.minus(LONGEST_TRANSACTION)));
                return null;
            });
        }
        if (taken > 0) {
            LOG.info("{} lines of the audit that no node had sealed are in its chain now, marked as late", taken);
        }
        return taken;
    }

    /** What is found page by page goes into the chain at once, in turn with what is written meanwhile. */
    private boolean take(List<String> ids, long known) {
        if (!ids.isEmpty()) {
            List<Entry> found = transactions.read(db -> lines.read(db, ids)).values().stream().sorted(Comparator.comparing(Entry::id)).toList();
            taken += sealer.take(found, known);
            sealer.seal();
        }
        return !leaving;
    }

    /** Ends a sweep under way after its page; the next one begins where this one did. */
    void leave() {
        leaving = true;
    }
}
