package org.linli.core.ledger;

/** Numbers of 64 bits that stand for texts; two texts share one with a chance of 1 in 2^64. */
final class Fingerprint {

    private Fingerprint() {
    }

    /** The number of some texts in order; another seed gives others. */
    static long of(long seed, String... texts) {
        long hash = seed;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
                hash ^= hash >>> 29;
            }
            hash = mix(hash + text.length());
        }
        return hash;
    }

    /** The finisher of SplitMix64. */
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
