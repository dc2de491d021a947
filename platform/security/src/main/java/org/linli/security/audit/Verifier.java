package org.linli.security.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.security.audit.Block.End;
import org.linli.security.audit.BlockStore.Chain;

/** Follows the whole chain once, compares every line with it, and looks for lines that it doesn't hold; for one use. */
final class Verifier {

    private static final int BLOCKS_AT_ONCE = 5;
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Transactions transactions;
    private final Clock clock;
    private final Head noted;
    private final Signers signers;
    private final End seen;
    /** Ends that were not in the chain any more when a node sealed next: block and hash. */
    private final Set<List<String>> lost = new LinkedHashSet<>();
    private final AuditStore lines = new AuditStore();
    private final BlockStore blocks = new BlockStore();
    private final Findings findings = new Findings();
    private Instant from;
    private Instant until;
    private long count;
    private long late;
    private long open;

    /**
     * Of one verification.
     *
     * @param noted  a block that was noted formerly; null for none
     * @param signers whose signatures count
     * @param seen   the end of the chain as this node saw it last
     * @param broken an end that this node found not in the chain any more; null for none
     */
    Verifier(Transactions transactions, Clock clock, Head noted, Signers signers, End seen, End broken) {
        this.transactions = transactions;
        this.clock = clock;
        this.noted = noted;
        this.signers = signers;
        this.seen = seen;
        if (broken != null) {
            lost.add(List.of(String.valueOf(broken.block()), broken.hash()));
        }
    }

    /** @param progress is told after each step how many lines are done */
    Verification run(LongConsumer progress) {
        try (Hold hold = new Hold(transactions)) {
            return run(hold, progress);
        }
    }

    private Verification run(Hold hold, LongConsumer progress) {
        Chain chain = transactions.read(blocks::chain);
        if (chain.end().block() < seen.block()) {
            findings.add("end-removed", String.valueOf(seen.block()), seen.hash(), String.valueOf(chain.end().block()));
        }
        String town = transactions.read(Db::town);
        ChainWalk walk = new ChainWalk(town, chain.retired(), signers, findings);
        compareRetired(chain.retired());
        compareNoted(chain.retired());
        while (transactions.read(db -> step(db, walk, chain.end().block()))) {
            progress.accept(count);
            hold.renew();
        }
        if (walk.end().block() < chain.end().block()) {
            findings.add("end-removed", String.valueOf(chain.end().block()), chain.end().hash(), String.valueOf(walk.end().block()));
        } else if (!walk.end().equals(chain.end())) {
            findings.add("end-changed", String.valueOf(chain.end().block()), chain.end().hash());
        }
        if (noted != null && noted.block() > chain.end().block()) {
            findings.add("end-removed", String.valueOf(noted.block()), noted.hash(), String.valueOf(chain.end().block()));
        }
        lost.forEach(end -> findings.add("chain-broken", end.toArray()));
        new Sweep(transactions, Sweep.BEGINNING, null).run((ids, known) -> {
            there(ids).forEach(id -> loose(id, chain.swept()));
            hold.renew();
            return true;
        });
        Head head = new Head(walk.end().block(), walk.end().hash());
        return new Verification(findings.none(), from, until, count, late, open, head, summary(head, walk.unsigned()), findings.said());
    }

    /** Those that did not go meanwhile together with their block. */
    private List<String> there(List<String> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        Set<String> found = transactions.read(db -> lines.read(db, ids)).keySet();
        return ids.stream().filter(found::contains).toList();
    }

    private boolean step(Db db, ChainWalk walk, long last) {
        List<Block> next = blocks.after(db, walk.end().block(), BLOCKS_AT_ONCE).stream().filter(block -> block.number() <= last).toList();
        for (Block block : next) {
            List<LineDigest> digests = blocks.lines(db, block.number());
            Map<String, Entry> there = lines.read(db, digests.stream().map(LineDigest::id).toList());
            if ((digests.isEmpty() || there.size() < digests.size() || block.number() > walk.end().block() + 1) && retiredMeanwhile(db, walk)) {
                return true;
            }
            walk.follow(block, LineDigest.root(digests));
            compareLines(db.town(), block, digests, there);
            compareNoted(block.end());
            from = from == null ? block.sealed() : from;
            until = block.sealed();
            count += digests.size();
            late += block.late() ? digests.size() : 0;
        }
        return !next.isEmpty();
    }

    /** A node of an earlier version doesn't know that nothing may go now. */
    private boolean retiredMeanwhile(Db db, ChainWalk walk) {
        End retired = blocks.chain(db).retired();
        if (retired.block() <= walk.end().block()) {
            return false;
        }
        compareRetired(retired);
        compareNoted(retired);
        walk.goOnFrom(retired);
        return true;
    }

    private void compareLines(String town, Block block, List<LineDigest> digests, Map<String, Entry> there) {
        for (int i = 0; i < digests.size(); i++) {
            LineDigest sealed = digests.get(i);
            Entry line = there.get(sealed.id());
            String number = String.valueOf(block.first() + i);
            if (line == null) {
                findings.add("line-removed", number, sealed.id(), String.valueOf(block.number()), block.sealed().toString());
            } else if (line.action().equals(Sealer.BROKEN)) {
                lost.add(List.of(String.valueOf(line.object()), String.valueOf(line.before())));
            }
            if (line != null && !sealed.fits(town, line)) {
                findings.add("line-changed", number, sealed.id(), String.valueOf(block.number()), line.at().toString(), line.action());
            }
        }
    }

    private void compareNoted(End end) {
        if (noted != null && noted.block() == end.block() && !noted.hash().equalsIgnoreCase(end.hash())) {
            findings.add("noted-differs", String.valueOf(noted.block()), noted.hash(), end.hash());
        }
        if (seen.block() == end.block() && !seen.hash().equals(end.hash())) {
            findings.add("seen-differs", String.valueOf(seen.block()), seen.hash(), end.hash());
        }
    }

    private void compareRetired(End retired) {
        if (transactions.read(db -> lines.vouches(db, retired))) {
            return;
        }
        findings.add("beginning-removed", String.valueOf(retired.block()), retired.hash());
        if (noted != null && noted.block() <= retired.block()) {
            findings.add("noted-removed", String.valueOf(noted.block()), noted.hash());
        }
    }

    /** A line that no block holds: the newest are about to be sealed, others can only have been slipped in. */
    private void loose(String id, String swept) {
        Instant now = clock.instant();
        boolean fresh = id.compareTo(IdTime.settled(swept, now)) > 0 && id.compareTo(IdTime.at(now.plusSeconds(60))) < 0;
        if (fresh && OWN.matcher(id).matches()) {
            open++;
        } else {
            findings.add("line-inserted", id);
        }
    }

    private Text summary(Head head, long unsigned) {
        if (from == null) {
            return Findings.MESSAGES.text(findings.none() ? "intact-empty" : "broken-empty", String.valueOf(open));
        }
        Text said = Findings.MESSAGES.text(findings.none() ? "intact" : "broken", from.toString(), until.toString(), String.valueOf(count),
                String.valueOf(head.block()), head.hash(), String.valueOf(late), String.valueOf(open), findings.none() ? "" : findings.said().get(0));
        if (unsigned > 0) {
            said = Findings.joined(said, Findings.MESSAGES.text("unsigned", String.valueOf(unsigned)));
        }
        return signers.byDatabaseAlone() ? Findings.joined(said, Findings.MESSAGES.text("signed-by-database")) : said;
    }
}
