package org.linli.security.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Set;

/** Checks ID tokens by OpenID Connect Core 1.0, section 3.1.3.7. */
final class IdTokens {

    /** By public keys only; all of them with SHA-256, which {@code at_hash} follows. */
    static final Set<JWSAlgorithm> KNOWN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** It was made for the code that was exchanged just now. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final String issuer;
    private final String client;
    private final JWSVerificationKeySelector<SecurityContext> keys;
    private final Clock clock;

    IdTokens(String issuer, String client, Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys, Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.keys = new JWSVerificationKeySelector<>(algorithms, keys);
        this.clock = clock;
    }

    /** The claims of a good token. @param accessToken that came with it; null for none */
    JWTClaimsSet read(String token, String nonce, String accessToken) throws NotProven, ProviderSilent {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(keys);
        processor.setJWTClaimsSetVerifier(verifier(nonce));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            check(claims, accessToken);
            return claims;
        } catch (KeySourceException noKeys) {
            throw new ProviderSilent("its keys can't be had", noKeys);
        } catch (ParseException | BadJOSEException | JOSEException notGood) {
            throw new NotProven(notGood.getMessage(), notGood);
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> verifier(String nonce) {
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(client, new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build(),
                Set.of("sub", "exp", "iat")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }

    private void check(JWTClaimsSet claims, String accessToken) throws NotProven, ParseException {
        String party = claims.getStringClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(client)) {
            throw new NotProven("the token was made for " + party + " among " + claims.getAudience());
        }
        Instant now = clock.instant();
        Instant made = claims.getIssueTime().toInstant();
        if (made.isAfter(now.plus(SKEW)) || made.isBefore(now.minus(OLDEST))) {
            throw new NotProven("the token was made at " + made);
        }
        String hash = claims.getStringClaim("at_hash");
        if (hash != null && (accessToken == null || !hash.equals(half(accessToken)))) {
            throw new NotProven("the token came with another access token");
        }
        if (claims.getSubject().isBlank()) {
            throw new NotProven("the token names nobody");
        }
    }

    private static String half(String accessToken) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
