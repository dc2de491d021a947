package org.linli.core.publicity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over text that arrives piece by piece. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of one text, hex in lower case. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /** Goes on with this text in UTF-8. */
    public Sha256 add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The digest so far, hex in lower case; the next text starts a new one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
