package org.linli.security.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Head;
import org.linli.security.audit.Block.End;
import org.linli.security.audit.BlockStore.Chain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals committed lines into the chain: those of this node at once, and those that nobody sealed when a sweep finds them.
 *
 * <p>Nodes take turns by the lock of the chain's own row, which no deed ever touches.
 */
final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    /** Lines that are sealed in one transaction. */
    static final int MOST = 10 * Block.MOST;

    private final Transactions transactions;
    private final Unsealed unsealed;
    private final Clock clock;
    private final BlockStore blocks = new BlockStore();
    /** The end of the chain as this node left it; what lies behind was sealed by others. */
    private End seen;

    Sealer(Transactions transactions, Unsealed unsealed, Clock clock) {
        this.transactions = transactions;
        this.unsealed = unsealed;
        this.clock = clock;
        this.seen = transactions.read(blocks::chain).end();
    }

    /** Seals what this node has committed. @return the end of the chain as this node knows it */
    synchronized Head seal() {
        for (List<Entry> lines = unsealed.first(MOST); !lines.isEmpty(); lines = unsealed.first(MOST)) {
            append(lines, seen.block(), false);
            unsealed.remove(ids(lines));
        }
        return new Head(seen.block(), seen.hash());
    }

    /**
     * Seals lines that were found in the audit and in no block.
     *
     * @param known the last block when they were looked for
     * @return how many of them nobody has sealed meanwhile, or is about to
     */
    synchronized int take(List<Entry> found, long known) {
        Set<String> others = unsealed.found(ids(found));
        List<Entry> lines = found.stream().filter(line -> others.contains(line.id())).toList();
        return lines.isEmpty() ? 0 : append(lines, Math.min(known, seen.block()), true);
    }

    private record Appended(End end, int lines) {
    }

    private int append(List<Entry> lines, long known, boolean late) {
        Appended appended = transactions.write(db -> {
            Chain chain = blocks.lock(db);
            compare(db, chain);
            Set<String> sealed = sealedSince(db, known);
            List<Entry> rest = lines.stream().filter(line -> !sealed.contains(line.id())).toList();
            End end = chain.end();
            for (int from = 0; from < rest.size(); from += Block.MOST) {
                end = add(db, end, rest.subList(from, Math.min(from + Block.MOST, rest.size())), late);
            }
            blocks.endsAt(db, end);
            return new Appended(end, rest.size());
        });
        seen = appended.end;
        return appended.lines;
    }

    private End add(Db db, End end, List<Entry> lines, boolean late) {
        List<LineDigest> digests = lines.stream().map(line -> LineDigest.of(db.town(), line)).toList();
        Block block = Block.next(db.town(), end, lines, digests, clock.instant().truncatedTo(ChronoUnit.MICROS), late);
        blocks.add(db, block, digests);
        return block.end();
    }

    /** A chain grows; one that doesn't hold what this node sealed was changed by somebody who shouldn't have. */
    private void compare(Db db, Chain chain) {
        boolean there = seen.block() <= chain.retired().block() || seen.block() <= chain.end().block()
                && blocks.find(db, seen.block()).filter(block -> block.hash().equals(seen.hash())).isPresent();
        if (!there) {
            LOG.error("The chain of the audit was cut back or rewritten behind this node: block {} with the hash {} is not in it any more", seen.block(),
                    seen.hash());
        }
    }

    /** What was sealed behind that block; what a sweep of another node took from this one's is not handed over here any more. */
    private Set<String> sealedSince(Db db, long known) {
        Set<String> sealed = new HashSet<>();
        for (Block block : blocks.after(db, known, Integer.MAX_VALUE)) {
            List<String> ids = blocks.lines(db, block.number()).stream().map(LineDigest::id).toList();
            sealed.addAll(ids);
            if (block.late()) {
                unsealed.found(ids);
                unsealed.remove(ids);
            }
        }
        return sealed;
    }

    /** The end of the chain as this node left it. */
    synchronized End seen() {
        return seen;
    }

    private static List<String> ids(List<Entry> lines) {
        return lines.stream().map(Entry::id).toList();
    }
}
