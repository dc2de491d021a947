package org.linli.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Caller;
import org.linli.security.audit.Block.End;

/**
 * Lets go of whole blocks at the beginning of the chain once all their lines are older than they have to be kept.
 *
 * <p>What is left begins with the hash of what went, which stands in a line of the audit as well.
 */
final class Retention {

    /** What the law asks for at least. */
    static final int LEAST_DAYS = 183;
    /** The action of the line that says what went. */
    static final String RETIRED = "audit.retired";
    private static final Duration DAY = Duration.ofDays(1);
    /** Blocks of one transaction. */
    private static final int PORTION = 10;

    private final Transactions transactions;
    private final AuditWriter writer;
    private final Clock clock;
    private final int days;
    private final AuditStore lines = new AuditStore();
    private final BlockStore blocks = new BlockStore();

    /** @throws IllegalArgumentException for fewer days than the law asks for */
    Retention(Transactions transactions, AuditWriter writer, Clock clock, int days) {
        if (days < LEAST_DAYS) {
            throw new IllegalArgumentException(Findings.MESSAGES.text("too-few-days", String.valueOf(days), String.valueOf(LEAST_DAYS)).en());
        }
        this.transactions = transactions;
        this.writer = writer;
        this.clock = clock;
        this.days = days;
    }

    /** Does it once a day, on whichever node, however often each is started. */
    void retireDaily() {
        boolean due = transactions.write(db -> {
            Instant now = clock.instant();
            Instant looked = blocks.lock(db).looked();
            if (looked != null && looked.isAfter(now)) {
                // a clock was ahead then, or is behind now
                blocks.lookedForOld(db, now);
            }
            boolean dayOver = looked == null || !looked.isAfter(now.minus(DAY));
            if (dayOver && !blocks.held(db)) {
                blocks.lookedForOld(db, now);
                return true;
            }
            return false;
        });
        if (due) {
            retire();
        }
    }

    /** Removes everything that is old enough, a portion at a time, unless somebody follows the chain just now. */
    void retire() {
        boolean more = true;
        while (more) {
            more = transactions.write(this::portion);
        }
    }

    private boolean portion(Db db) {
        Instant now = clock.instant();
        End begin = blocks.lock(db).retired();
        if (blocks.held(db)) {
            return false;
        }
        List<Block> old = blocks.after(db, begin.block(), PORTION).stream()
                .takeWhile(block -> age(block).isBefore(now.minus(Duration.ofDays(days)))).toList();
        if (old.isEmpty()) {
            return false;
        }
        Block last = old.get(old.size() - 1);
        for (Block block : old) {
            lines.remove(db, blocks.lines(db, block.number()).stream().map(LineDigest::id).toList());
        }
        blocks.retired(db, last.end());
        String went = "blocks " + old.get(0).number() + " to " + last.number() + ", lines " + old.get(0).first() + " to " + last.end().line() + ", newest of "
                + last.newest() + ", hash " + last.hash();
        writer.write(db, Caller.PLATFORM, null, now, List.of(new Line(RETIRED, "audit", null, went, null)));
        return old.size() == PORTION;
    }

    /** From when on its lines are kept; a time that lies behind their sealing is one of a clock that was wrong. */
    private static Instant age(Block block) {
        return block.newest().isBefore(block.sealed()) ? block.newest() : block.sealed();
    }

    /** Whether what a line says went ends there. */
    static boolean names(String went, End end) {
        return went.contains(" to " + end.block() + ", lines ") && went.contains(" to " + end.line() + ", newest of ")
                && went.endsWith(", hash " + end.hash());
    }
}
