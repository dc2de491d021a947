package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration;
import org.linli.testkit.EachEngine;

@EachEngine
class JwtBearerTest {

    private static final RSAKey RSA = made(() -> new RSAKeyGenerator(2048).keyID("r").generate());
    private static final ECKey EC = made(() -> new ECKeyGenerator(Curve.P_256).keyID("e").generate());
    private static final RSAKey FOREIGN = made(() -> new RSAKeyGenerator(2048).keyID("r").generate());

    private interface Made<T> {
        T make() throws JOSEException;
    }

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private final Transactions transactions;
    private Node node;

    JwtBearerTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void anIssuerIsTrusted() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.json"), new JWKSet(List.of(RSA, EC)).toString(true));
        node = new Node(transactions, clock, folder, Map.of("jwt_issuer", "https://issuer.example", "jwt_audience", "linli", "jwt_keys", keys.toString()));
        node.start(PASSWORD);
        transactions.write(db -> {
            new AccountStore(clock).add(db, new Account("program", "ledger", "ledger", null, false, List.of(), AccountAdministration.Kind.PROGRAM, null,
                    List.of(), null, null, 1), clock.instant());
            return null;
        });
    }

    @Test
    void aTokenOfTheIssuerActsForTheAccountThatItNames() throws Exception {
        assertEquals("ledger", node.bearer(signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims)).name());
        assertEquals("ledger", node.bearer(signed(JWSAlgorithm.PS256, new RSASSASigner(RSA), "r", claims -> claims)).name());
        assertEquals("ledger", node.bearer(signed(JWSAlgorithm.ES256, new ECDSASigner(EC), "e", claims -> claims)).name());
    }

    @Test
    void aTokenOfTheIssuerDoesNotActForAPerson() throws Exception {
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims.subject("admin"));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token));
    }

    @Test
    void eachTokenOfTheIssuerHasOneLineInTheAuditHoweverOftenItIsUsed() throws Exception {
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims);
        node.bearer(token);
        node.bearer(token);
        assertEquals(List.of("program"), transactions.read(db -> db.list("select account from audit where town = ? and action = ?",
                row -> row.text(1), db.town(), "sign-in.jwt")));
    }

    @Test
    void aTokenThatIsNotMeantOrNotMadeForUsProvesNobody() throws Exception {
        for (UnaryOperator<JWTClaimsSet.Builder> wrong : List.<UnaryOperator<JWTClaimsSet.Builder>>of(claims -> claims.issuer("https://other.example"),
                claims -> claims.issuer(null), claims -> claims.audience("other"), claims -> claims.audience((String) null),
                claims -> claims.expirationTime(null), claims -> claims.subject("nobody"), claims -> claims.subject(null),
                claims -> claims.notBeforeTime(in(61)), claims -> claims.expirationTime(in(-61)))) {
            String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", wrong);
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token));
        }
    }

    @Test
    void clocksMayBeAMinuteApart() throws Exception {
        node.bearer(signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims.expirationTime(in(-59))));
        node.bearer(signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims.notBeforeTime(in(59))));
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims.expirationTime(in(10)));
        node.bearer(token);
        clock.pass(Duration.ofSeconds(71));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token));
    }

    @Test
    void aSignatureThatAnybodyCouldMakeProvesNobody() throws Exception {
        String publicKey = RSA.toPublicJWK().toJSONString();
        List<String> forged = List.of(new PlainJWT(claims(claims -> claims)).serialize(),
                signed(JWSAlgorithm.RS256, new RSASSASigner(FOREIGN), "r", claims -> claims),
                signed(JWSAlgorithm.RS512, new RSASSASigner(RSA), "r", claims -> claims),
                signed(JWSAlgorithm.HS256, new MACSigner(publicKey), "r", claims -> claims), "a.b.c", "..");
        for (String token : forged) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token));
        }
    }

    @Test
    void aTokenOfAClosedAccountProvesNobody() throws Exception {
        String token = signed(JWSAlgorithm.ES256, new ECDSASigner(EC), "e", claims -> claims);
        node.bearer(token);
        transactions.write(db -> db.update("update accounts set closed = ? where town = ?", true, db.town()));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token));
    }

    @Test
    void withoutAConfiguredIssuerNoTokenIsTaken() throws Exception {
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> new Node(transactions, clock, folder, Map.of()).bearer(token));
    }

    @Test
    void keysThatCannotBeHadAreNotTheCallersFault() throws Exception {
        var without = new Node(transactions, clock, folder, Map.of("jwt_issuer", "https://issuer.example", "jwt_audience", "linli", "jwt_keys",
                folder.resolve("none.json").toString()));
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), "r", claims -> claims);
        refused(Kind.UNAVAILABLE, "jwt-keys", () -> without.bearer(token));
    }

    @Test
    void keysAreFetchedFromTheIssuer() throws Exception {
        byte[] keys = new JWKSet(List.of(EC)).toString(true).getBytes(StandardCharsets.UTF_8);
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        try {
            var fetching = new Node(transactions, clock, folder, Map.of("jwt_issuer", "https://issuer.example", "jwt_audience", "linli", "jwt_keys",
                    "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys"));
            assertEquals("ledger", fetching.bearer(signed(JWSAlgorithm.ES256, new ECDSASigner(EC), "e", claims -> claims)).name());
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void halfASettingIsRefused() {
        for (Map<String, Object> half : List.<Map<String, Object>>of(Map.of("jwt_issuer", "i"), Map.of("jwt_issuer", "i", "jwt_keys", "k"),
                Map.of("jwt_issuer", "i", "jwt_keys", "k", "jwt_audience", "a", "jwt_algorithms", "HS256"),
                Map.of("jwt_issuer", "i", "jwt_keys", "http://issuer.example/keys", "jwt_audience", "a"))) {
            assertThrows(IllegalArgumentException.class, () -> new Node(transactions, clock, folder, half));
        }
    }

    private Date in(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = clock.instant();
        return change.apply(new JWTClaimsSet.Builder().issuer("https://issuer.example").audience("linli").subject("ledger")
                .expirationTime(Date.from(now.plusSeconds(300)))).build();
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, String key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims(change));
        token.sign(signer);
        return token.serialize();
    }

    private static <T> T made(Made<T> key) {
        try {
            return key.make();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
