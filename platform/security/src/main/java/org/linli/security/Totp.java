package org.linli.security;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time as every app makes them (RFC 6238): SHA-1, six digits, a new one every 30 seconds. */
final class Totp {

    static final int DIGITS = 6;
    static final int SECONDS = 30;
    /** How many steps a phone's clock may be off. */
    private static final int DRIFT = 1;
    private static final int LENGTH = 20;
    private static final String HMAC = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ISSUER = "Linli";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {
    }

    static byte[] secret() {
        byte[] secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = (ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF) % 1_000_000;
            return "%06d".formatted(number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** The step about now whose code it is. @param last the last step that was used: it and those before it count no more */
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long last) {
        OptionalLong found = OptionalLong.empty();
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given);
            if (same && step > last && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The secret to be typed. */
    static String text(byte[] secret) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : secret) {
            held = held << 8 | each & 0xFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(held >> bits - 5 & 31));
            }
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt(held << 5 - bits & 31)).toString();
    }

    /** The secret to be scanned. */
    static String uri(byte[] secret, String signIn) {
        String label = URLEncoder.encode(ISSUER + ":" + signIn, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + text(secret) + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + SECONDS;
    }
}
