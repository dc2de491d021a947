package org.linli.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A provider at which somebody is always signed in already, and which says what a test wants; a real one is in the tests of the distribution. */
final class TestProvider implements AutoCloseable {

    private static final RSAKey KEY = key();

    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Object> said = new LinkedHashMap<>();
    private String verifier;
    private String authorization;
    private int status = 200;
    private int asked;
    private int refusal = 400;
    private String refusalsError = "invalid_grant";
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch keysReached = new CountDownLatch(1);
    private volatile CountDownLatch keysHeld = new CountDownLatch(0);
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);

    TestProvider(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked++;
            reached.countDown();
            hold(held);
            answer(exchange, status, Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint", issuer() + "/token",
                    "jwks_uri", issuer() + "/keys", "end_session_endpoint", issuer() + "/exit"));
        });
        server.createContext("/keys", exchange -> {
            keysReached.countDown();
            hold(keysHeld);
            answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
        });
        server.createContext("/token", this::token);
        server.setExecutor(threads);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Says something of whoever signs in next; null for nothing of that. */
    TestProvider says(String claim, Object value) {
        said.put(claim, value);
        return this;
    }

    /** Takes what a browser was sent with, and gives the code. */
    String visited(URI entrance) {
        Map<String, String> query = fields(entrance.getRawQuery());
        said.put("nonce", query.get("nonce"));
        return query.get("state");
    }

    /** With which status it describes itself from now on. */
    void answers(int newStatus) {
        status = newStatus;
    }

    /** Lets whoever asks for its description wait, until {@link #goesOn}. */
    void hangs() {
        held = new CountDownLatch(1);
    }

    /** The same with whoever asks for its keys. */
    void keysHang() {
        keysHeld = new CountDownLatch(1);
    }

    void goesOn() {
        held.countDown();
        keysHeld.countDown();
    }

    /** How it refuses a code that it doesn't know from now on. */
    void refuses(int newStatus, String error) {
        refusal = newStatus;
        refusalsError = error;
    }

    void awaitAskedForKeys() throws InterruptedException {
        keysReached.await();
    }

    /** Returns once somebody asked for its description. */
    void awaitAsked() throws InterruptedException {
        reached.await();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often it was asked for its description. */
    int asked() {
        return asked;
    }

    String authorization() {
        return authorization;
    }

    String verifier() {
        return verifier;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        verifier = form.get("code_verifier");
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!"good".equals(form.get("code"))) {
            answer(exchange, refusal, Map.of("error", refusalsError));
            return;
        }
        var claims = new JWTClaimsSet.Builder().issuer(issuer()).audience("linli").issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
        said.forEach(claims::claim);
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer(exchange, 200, Map.of("id_token", token.serialize(), "access_token", "a", "token_type", "Bearer"));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> fields(String query) {
        return Arrays.stream(query.split("&")).map(part -> List.of(part.split("=", 2)))
                .collect(Collectors.toMap(pair -> pair.get(0), pair -> URLDecoder.decode(pair.get(1), StandardCharsets.UTF_8)));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
