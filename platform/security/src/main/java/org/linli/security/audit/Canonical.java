package org.linli.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Fields one after the other, each with its length, so that no two contents look alike; nothing and an empty text are the same. */
final class Canonical {

    private final StringBuilder content = new StringBuilder(512);

    Canonical field(String text) {
        if (text == null || text.isEmpty()) {
            content.append('-');
        } else {
            content.append(text.length()).append(':').append(text);
        }
        return this;
    }

    Canonical field(long number) {
        return field(Long.toString(number));
    }

    /** To the microsecond, as databases keep it. */
    Canonical field(Instant at) {
        return field(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000));
    }

    byte[] digest() {
        return sha256().digest(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
