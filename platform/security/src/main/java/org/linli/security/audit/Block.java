package org.linli.security.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.linli.api.security.AuditSignatures.Signature;
import org.linli.api.security.AuditTrail.Entry;

/**
 * A link of the chain: lines that were sealed together.
 *
 * @param number   counted from 1
 * @param first    the number of its first line, counted from 1 over the whole chain
 * @param lines    how many lines it holds
 * @param least    the least id among its lines
 * @param greatest the greatest one
 * @param newest   the time of its newest line
 * @param sealed   when it was sealed
 * @param late     whether its lines were found in the audit instead of being handed over at their commit
 * @param previous the hash of the block before it
 * @param root     the hash over the digests of its lines
 * @param hash     the hash over all of this
 * @param signature of the hash; null for a block from before blocks were signed
 */
record Block(long number, long first, int lines, String least, String greatest, Instant newest, Instant sealed, boolean late, String previous,
             String root, String hash, Signature signature) {

    /** Lines of one block: few enough to find the place that is broken. */
    static final int MOST = 1000;

    /** The end of a chain of which nothing is retired yet, or that has not begun. */
    record End(long block, long line, String hash) {

        static final End START = new End(0, 0, "0".repeat(64));
    }

    /** The next block. @param lines 1–{@link #MOST}, in the order of their commit */
    static Block next(String town, End end, List<Entry> lines, List<LineDigest> digests, Instant now, boolean late) {
        String least = lines.stream().map(Entry::id).min(String::compareTo).orElseThrow();
        String greatest = lines.stream().map(Entry::id).max(String::compareTo).orElseThrow();
        Instant newest = lines.stream().map(Entry::at).max(Instant::compareTo).orElseThrow();
        Block bare = new Block(end.block + 1, end.line + 1, lines.size(), least, greatest, newest, now, late, end.hash, LineDigest.root(digests), null, null);
        return new Block(bare.number, bare.first, bare.lines, least, greatest, newest, now, late, end.hash, bare.root, bare.hashIn(town), null);
    }

    Block with(Signature given) {
        return new Block(number, first, lines, least, greatest, newest, sealed, late, previous, root, hash, given);
    }

    /** The hash that it has to have; what it carries as its own doesn't matter. */
    String hashIn(String town) {
        return HexFormat.of().formatHex(new Canonical().field("block").field(town).field(number).field(first).field(lines).field(least).field(greatest)
                .field(newest).field(sealed).field(Boolean.toString(late)).field(previous).field(root).digest());
    }

    End end() {
        return new End(number, first + lines - 1, hash);
    }
}
