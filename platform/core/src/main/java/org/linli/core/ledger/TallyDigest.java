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
        sums[slot(hash)] += sign * ((mix(hash + 1) | 1) * tally.raw() + (mix(hash + 2) | 1) * tally.alone() + (mix(hash + 3) | 1) * tally.count());
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & SLOTS - 1;
    }

    private long hash(SubjectTally.Key key) {
        return text(text(text(seed, key.subject()), key.item()), key.bucket());
    }

    private static long text(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = mix(next ^ text.charAt(i));
        }
        return mix(next + text.length());
    }

    /** The finisher of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L);
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
