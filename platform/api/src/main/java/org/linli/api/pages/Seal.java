package org.linli.api.pages;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token of a session as pages carry it: other characters on each page, so that the length of a compressed page tells nothing about it to whoever
 * can have a text of his own compressed beside it.
 */
public final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {
    }

    /** A token, sealed anew. */
    public static String of(String token) {
        byte[] plain = token.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = new byte[2 * plain.length];
        byte[] pad = new byte[plain.length];
        RANDOM.nextBytes(pad);
        for (int i = 0; i < plain.length; i++) {
            sealed[i] = pad[i];
            sealed[plain.length + i] = (byte) (pad[i] ^ plain[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The token in a seal; empty for what isn't one. */
    public static String opened(String seal) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(seal);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
        byte[] plain = new byte[sealed.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (sealed[i] ^ sealed[plain.length + i]);
        }
        return new String(plain, StandardCharsets.UTF_8);
    }
}
