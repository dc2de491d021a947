package org.linli.core.keys;

import java.security.GeneralSecurityException;
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

    /** Seals or opens. @throws GeneralSecurityException when what is opened was changed, or sealed with another key */
    byte[] crypt(boolean seal, byte[] key, byte[] nonce, byte[] purpose, byte[] input, int offset) throws GeneralSecurityException {
        return this == AES ? JavaCipher.crypt(seal, key, nonce, purpose, input, offset) : ChineseCipher.crypt(seal, key, nonce, purpose, input, offset);
    }

    /** The keyed hash. */
    byte[] hash(byte[] key, byte[] text) {
        return this == AES ? JavaCipher.hash(key, text) : ChineseCipher.hash(key, text);
    }
}
