package org.linli.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sign-in that a browser has begun at the provider.
 *
 * <p>State, nonce and verifier all follow from what the browser keeps and lead to none of the others, so that every node can go on with it and none
 * has to remember it.
 */
record Attempt(String secret, Instant begun) {

    /** How long one may take at the provider. */
    static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Pattern KEPT = Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,11})");

    static Attempt begin(Instant now) {
        return new Attempt(Secrets.next(), Instant.ofEpochSecond(now.getEpochSecond()));
    }

    /** The one of which a browser kept that; empty if that is none. */
    static Optional<Attempt> of(String kept) {
        Matcher parts = KEPT.matcher(kept == null ? "" : kept);
        return parts.matches() ? Optional.of(new Attempt(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))))) : Optional.empty();
    }

    String kept() {
        return secret + "." + begun.getEpochSecond();
    }

    boolean liveAt(Instant now) {
        return now.isBefore(begun.plus(WITHIN)) && !now.isBefore(begun.minus(SKEW));
    }

    String state() {
        return Secrets.derived(kept(), "openid.state");
    }

    /** Whether that is its state. */
    boolean began(String state) {
        return state != null && MessageDigest.isEqual(state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    String nonce() {
        return Secrets.derived(kept(), "openid.nonce");
    }

    /** By PKCE (RFC 7636). */
    String verifier() {
        return Secrets.derived(kept(), "openid.verifier");
    }

    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
