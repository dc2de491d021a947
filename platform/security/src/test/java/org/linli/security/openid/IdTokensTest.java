package org.linli.security.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String ACCESS = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    /** The example of OpenID Connect Core 1.0, appendix A.4, whose access token that is. */
    private static final String HALF = "77QmUPtjPfzWtF2AnpK9RQ";

    private static RSAKey rsa;
    private static RSAKey foreign;
    private static ECKey ec;

    private final IdTokens tokens = new IdTokens("https://id.example", "linli", Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256),
            new ImmutableJWKSet<SecurityContext>(new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK()))), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void keys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        foreign = new RSAKeyGenerator(2048).keyID("r").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
    }

    @Test
    void aTokenThatIsMadeForUsNowNamesSomebody() throws Exception {
        assertEquals("zhang", read(good(claims -> claims)).getSubject());
        assertEquals("zhang", read(signed(JWSAlgorithm.ES256, new ECDSASigner(ec), "e", claims -> claims)).getSubject());
        assertEquals("zhang", read(good(claims -> claims.claim("azp", "linli").audience(List.of("linli", "other")))).getSubject());
        assertEquals("zhang", read(good(claims -> claims.claim("at_hash", HALF))).getSubject());
        assertEquals("zhang", read(good(claims -> claims.expirationTime(in(-59)).issueTime(in(59)))).getSubject(), "clocks may be a minute apart");
    }

    @Test
    void aTokenThatIsMadeForAnotherOrAnotherTimeProvesNobody() throws Exception {
        for (UnaryOperator<JWTClaimsSet.Builder> wrong : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.issuer("https://id.example/"), claims -> claims.issuer(null),
                claims -> claims.audience("other"), claims -> claims.audience((String) null), claims -> claims.audience(List.of("linli", "other")),
                claims -> claims.claim("azp", "other"), claims -> claims.claim("azp", 1),
                claims -> claims.claim("nonce", "another"), claims -> claims.claim("nonce", null),
                claims -> claims.expirationTime(in(-61)), claims -> claims.expirationTime(null), claims -> claims.notBeforeTime(in(61)),
                claims -> claims.issueTime(in(61)), claims -> claims.issueTime(in(-601)), claims -> claims.issueTime(null),
                claims -> claims.subject(null), claims -> claims.subject(" "),
                claims -> claims.claim("at_hash", HALF.substring(1)), claims -> claims.claim("at_hash", ""))) {
            String token = good(wrong);
            assertThrows(NotProven.class, () -> read(token), () -> "taken: " + token);
        }
        String bound = good(claims -> claims.claim("at_hash", HALF));
        assertThrows(NotProven.class, () -> tokens.read(bound, "n", null), "its access token is missing");
    }

    @Test
    void aSignatureThatIsNotTheProvidersProvesNobody() throws Exception {
        byte[] publicKey = rsa.toPublicJWK().toJSONString().getBytes();
        String good = good(claims -> claims);
        String[] parts = good.split("\\.");
        List<String> forged = List.of(new PlainJWT(claims(claims -> claims)).serialize(),
                signed(JWSAlgorithm.RS256, new RSASSASigner(foreign), "r", claims -> claims),
                signed(JWSAlgorithm.RS256, new RSASSASigner(foreign), "unknown", claims -> claims),
                signed(JWSAlgorithm.PS256, new RSASSASigner(rsa), "r", claims -> claims),
                signed(JWSAlgorithm.RS512, new RSASSASigner(rsa), "r", claims -> claims),
                signed(JWSAlgorithm.HS256, new MACSigner(publicKey), "r", claims -> claims),
                parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1] + "A." + parts[2], "a.b.c", "..", "");
        for (String token : forged) {
            assertThrows(NotProven.class, () -> read(token), () -> "taken: " + token);
        }
    }

    private JWTClaimsSet read(String token) throws NotProven, ProviderSilent {
        return tokens.read(token, "n", ACCESS);
    }

    private static Date in(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder().issuer("https://id.example").audience("linli").subject("zhang").claim("nonce", "n")
                .issueTime(in(-1)).expirationTime(in(300))).build();
    }

    private static String good(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(rsa), "r", change);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, String key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims(change));
        token.sign(signer);
        return token.serialize();
    }
}
