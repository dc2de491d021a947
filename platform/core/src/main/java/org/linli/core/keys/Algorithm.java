package org.linli.core.keys;

import java.util.Arrays;
import java.util.Optional;

/** The ways to seal that a ring of keys may mix, each authenticated (GCM) with a nonce of 12 bytes and a tag of 16. */
public enum Algorithm {

    /** AES-256 of the Java platform, with HMAC-SHA-256. */
    AES(32),
    /** SM4 (GB/T 32907) by Bouncy Castle, whose classes aren't loaded before the first such key, with HMAC-SM3 (GB/T 32905). */
    SM4(16);

    private final int keyLength;

    Algorithm(int keyLength) {
        this.keyLength = keyLength;
    }

    /** The one of that name; empty if there is none. */
    public static Optional<Algorithm> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name.strip())).findFirst();
    }

    int keyLength() {
        return keyLength;
    }

    /** What does the work. */
    Sealer sealer() {
        return this == AES ? new JavaCipher() : new ChineseCipher();
    }
}
