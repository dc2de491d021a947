package org.linli.core.ledger;

import org.linli.scoring.Tally;

/**
 * Tells in fixed memory whether two sets of sums are the same: each bucket's sums, times a number that follows from the bucket and a seed
 * nobody could know before, are added up in one of many slots and must come to nothing; a difference stays unseen with a chance of 1 in 2^63.
 */
final class TallyDigest {

    private static final int SLOTS = 1 << 18;

    private final long seed;
    private final long[] sums = new long[SLOTS];

    TallyDigest(long seed) {
        this.seed = seed;
    }

    void add(SubjectTally of) {
        weigh(of, 1);
    }

    void subtract(SubjectTally of) {
        weigh(of, -1);
    }

    /** Whether what was added is what was subtracted. */
    boolean balanced() {
        for (long sum : sums) {
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the slot of a bucket is balanced, and so the bucket too. */
    boolean balanced(SubjectTally.Key key) {
        return sums[slot(hash(key))] == 0;
    }

    private void weigh(SubjectTally of, int sign) {
        long hash = hash(of.key());
        Tally tally = of.tally();
        sums[slot(hash)] += sign * (weight(hash, 1) * tally.raw() + weight(hash, 2) * tally.alone() + weight(hash, 3) * tally.count());
    }

    /** Odd, so that no sum but 0 comes to nothing. */
    private static long weight(long hash, int sum) {
        return Fingerprint.mix(hash + sum) | 1;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & SLOTS - 1;
    }

    private long hash(SubjectTally.Key key) {
        return Fingerprint.of(seed, key.subject(), key.item(), key.bucket());
    }
}
