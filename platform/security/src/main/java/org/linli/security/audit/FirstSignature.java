package org.linli.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.linli.api.data.Db;
import org.linli.security.audit.Block.End;
import org.linli.security.audit.BlockStore.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says from when on blocks are signed: in a new chain at once; in one from before there were signatures some days after all nodes can, so that
 * the version before, which can't, may come back until then.
 */
final class FirstSignature {

    private static final Logger LOG = LoggerFactory.getLogger(FirstSignature.class);

    private final SignersFile signers;
    private final Clock clock;
    private final Duration delay;
    private final BlockStore blocks = new BlockStore();

    FirstSignature(SignersFile signers, Clock clock, Duration delay) {
        this.signers = signers;
        this.clock = clock;
        this.delay = delay;
    }

    /** Whether the next block is signed: once one was, each is. @param last the block at the end; null where it isn't there */
    boolean due(Db db, End end, Block last) {
        if (signers.begun() || last != null && last.signature() != null) {
            return true;
        }
        if (!signers.byAll(db)) {
            blocks.waits(db, null, 0);
            return false;
        }
        if (end.block() == 0) {
            return true;
        }
        Instant now = clock.instant();
        Waiting waiting = blocks.waiting(db);
        boolean waits = waiting.since() != null && !waiting.since().isAfter(now) && waiting.block() == end.block();
        Instant since = waits ? waiting.since() : now;
        if (!since.plus(delay).isAfter(now)) {
            LOG.info("Blocks of the audit are signed from {} on; from now on no version from before there were signatures must run", end.block() + 1);
            return true;
        }
        if (!waits) {
            LOG.info("Blocks of the audit are going to be signed from {} on (audit.signatures.days); until then the version before can come back",
                    since.plus(delay));
            blocks.waits(db, since, end.block());
        }
        return false;
    }

    /** Blocks were added without a signature by a node that could have signed; a block that another version adds begins the time anew. */
    void unsigned(Db db, End end) {
        blocks.waitsUpTo(db, end.block());
    }
}
