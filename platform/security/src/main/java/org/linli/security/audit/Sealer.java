package org.linli.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.Caller;
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
    /** The action of a line that says which block, with which hash, was not in the chain any more. */
    static final String BROKEN = "audit.chain-broken";
    private static final int BLOCKS_AT_ONCE = 100;

    private final Transactions transactions;
    private final Unsealed unsealed;
    private final Clock clock;
    private final SignersFile signers;
    private final FirstSignature firstSignature;
    private final AuditWriter writer;
    private final AuditStore audit = new AuditStore();
    private final BlockStore blocks = new BlockStore();
    /** The end of the chain as this node saw it last; what lies behind was sealed by others. */
    private volatile End seen;
    /** The first end that was not in the chain any more; null while there was none. */
    private volatile End broken;

    /** @param delay how long a chain from before there were signatures waits for its first one */
    Sealer(Transactions transactions, Unsealed unsealed, SignersFile signers, Clock clock, Duration delay) {
        this.transactions = transactions;
        this.unsealed = unsealed;
        this.signers = signers;
        this.clock = clock;
        this.writer = new AuditWriter(transactions, unsealed);
        this.firstSignature = new FirstSignature(signers, clock, delay);
        this.seen = transactions.read(this::begin);
    }

    private End begin(Db db) {
        End end = blocks.chain(db).end();
        if (!signers.begun() && blocks.find(db, end.block()).filter(last -> last.signature() != null).isPresent()) {
            blocks.firstSigned(db).ifPresent(signers::take);
        }
        return end;
    }

    /**
     * Seals what this node has committed.
     *
     * @return the end of the chain as this node knows it
     * @throws IllegalStateException inside a transaction, which would hold the chain for all nodes and could take it back
     */
    synchronized Head seal() {
        requireNoTransaction();
        if (unsealed.size() == 0) {
            follow();
        }
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
        requireNoTransaction();
        Set<String> others = unsealed.found(ids(found));
        List<Entry> lines = found.stream().filter(line -> others.contains(line.id())).toList();
        return lines.isEmpty() ? 0 : append(lines, Math.min(known, seen.block()), true);
    }

    private void requireNoTransaction() {
        if (transactions.active()) {
            throw new IllegalStateException("The audit is sealed in transactions of its own");
        }
    }

    /** What others sealed meanwhile, so that it isn't all looked through when this node seals next. */
    private void follow() {
        if (!transactions.read(blocks::chain).end().equals(seen)) {
            append(List.of(), seen.block(), false);
        }
    }

    /**
     * What came of it.
     *
     * @param signed blocks with signatures to remember
     * @param lost   the end that this node saw last and that is not in the chain any more; null where it is
     */
    private record Appended(List<Block> signed, End end, int lines, End lost) {
    }

    private int append(List<Entry> lines, long known, boolean late) {
        Appended appended = transactions.write(db -> {
            Chain chain = blocks.lock(db);
            End lost = stands(db, chain) ? null : seen;
            if (lost != null) {
                writer.write(db, Caller.PLATFORM, null, clock.instant(),
                        List.of(new Line(BROKEN, String.valueOf(lost.block()), null, lost.hash(), null, Result.FAILED)));
            }
            Set<String> sealed = sealedSince(db, known, ids(lines));
            List<Entry> rest = lines.stream().filter(line -> !sealed.contains(line.id())).toList();
            End end = chain.end();
            Block last = blocks.find(db, end.block()).orElse(null);
            List<Block> signed = new ArrayList<>(met(db, last));
            boolean sign = !rest.isEmpty() && firstSignature.due(db, end, last);
            for (int from = 0; from < rest.size(); from += Block.MOST) {
                last = add(db, end, rest.subList(from, Math.min(from + Block.MOST, rest.size())), late, sign);
                end = last.end();
                if (sign) {
                    signed.add(last);
                }
            }
            blocks.endsAt(db, end);
            if (!sign && !rest.isEmpty()) {
                firstSignature.unsigned(db, end);
            }
            return new Appended(signed, end, rest.size(), lost);
        });
        if (appended.lost != null) {
            broken = broken == null ? appended.lost : broken;
            LOG.error("The chain of the audit was cut back or rewritten behind this node: block {} with the hash {} is not in it any more",
                    appended.lost.block(), appended.lost.hash());
        }
        seen = appended.end;
        appended.signed.forEach(signers::remember);
        return appended.lines;
    }

    /** What another node signed while this one looked on. */
    private List<Block> met(Db db, Block last) {
        if (last == null || last.signature() == null) {
            return List.of();
        }
        return signers.begun() ? List.of(last) : blocks.firstSigned(db).stream().toList();
    }

    private Block add(Db db, End end, List<Entry> lines, boolean late, boolean sign) {
        List<LineDigest> digests = lines.stream().map(line -> LineDigest.of(db.town(), line)).toList();
        Block bare = Block.next(db.town(), end, lines, digests, clock.instant().truncatedTo(ChronoUnit.MICROS), late);
        Block block = sign ? signers.signed(db.town(), bare) : bare;
        blocks.add(db, block, digests);
        return block;
    }

    /** A chain grows; one that doesn't hold what this node saw was changed by somebody who shouldn't have. */
    private boolean stands(Db db, Chain chain) {
        End retired = chain.retired();
        if (seen.block() == 0) {
            return true;
        }
        if (seen.block() <= retired.block()) {
            return audit.vouches(db, retired) && (seen.block() < retired.block() || seen.hash().equals(retired.hash()));
        }
        return seen.block() <= chain.end().block()
                && blocks.find(db, seen.block()).filter(block -> block.hash().equals(seen.hash())).isPresent();
    }

    /**
     * Which of them were sealed behind that block.
     *
     * <p>What a sweep of another node took from this one's is not handed over here any more.
     */
    private Set<String> sealedSince(Db db, long known, List<String> wanted) {
        Set<String> asked = new HashSet<>(wanted);
        Set<String> sealed = new HashSet<>();
        long at = known;
        for (List<Block> next = blocks.after(db, at, BLOCKS_AT_ONCE); !next.isEmpty(); next = blocks.after(db, at, BLOCKS_AT_ONCE)) {
            for (Block block : next) {
                at = block.number();
                if (asked.isEmpty() && !block.late()) {
                    continue;
                }
                List<String> ids = blocks.lines(db, at).stream().map(LineDigest::id).toList();
                ids.stream().filter(asked::contains).forEach(sealed::add);
                if (block.late()) {
                    unsealed.found(ids);
                    unsealed.remove(ids);
                }
            }
        }
        return sealed;
    }

    /** The end of the chain as this node saw it last. */
    End seen() {
        return seen;
    }

    /** The first end that this node saw and that was not in the chain any more; null for none. */
    End broken() {
        return broken;
    }

    private static List<String> ids(List<Entry> lines) {
        return lines.stream().map(Entry::id).toList();
    }
}
