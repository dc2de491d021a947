package org.linli.security.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The provider, as its client speaks with it. */
public final class Provider {

    /**
     * As whom we are known there.
     *
     * @param secret empty for a public client, which PKCE alone protects
     * @param answer our address to which it sends browsers back
     */
    public record Client(String issuer, String id, String secret, String scopes, Set<JWSAlgorithm> algorithms, URI answer) {
    }

    private record Known(Discovery discovery, IdTokens tokens, Instant read) {
    }

    private static final Duration FRESH = Duration.ofHours(1);
    /** How long one that didn't answer isn't asked again, so that those who wait for it don't pile up. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** Errors that are the operator's to mend, whoever signs in. */
    private static final Set<String> OURS = Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type");
    /** How long keys are kept; while they can't be had, as long as the description. */
    private static final Duration KEYS = Duration.ofMinutes(5);

    private final Client client;
    private final Clock clock;
    private final BackChannel channel = new BackChannel();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known;
    private ProviderSilent failure;
    private Instant failed = Instant.EPOCH;

    public Provider(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Whether an address is safe to be spoken with: https, or this machine. */
    public static boolean safe(String address) {
        return BackChannel.safe(address);
    }

    /** Whether that algorithm of signatures can be taken. */
    public static boolean takes(JWSAlgorithm algorithm) {
        return IdTokens.KNOWN.contains(algorithm);
    }

    /** Where a browser signs in. */
    public URI entrance(String state, String nonce, String challenge) throws ProviderSilent {
        return with(known().discovery().authorization(), fields("response_type", "code", "client_id", client.id(), "redirect_uri", client.answer().toString(),
                "scope", client.scopes(), "state", state, "nonce", nonce, "code_challenge", challenge, "code_challenge_method", "S256"));
    }

    /** Returns if the provider may have sent the browser back. @param issuer who it says it is; null if it doesn't */
    public void requireSameIssuer(String issuer) throws NotProven, ProviderSilent {
        if (issuer == null ? known().discovery().namesIssuer() : !issuer.equals(client.issuer())) {
            throw new NotProven("the browser comes back from " + issuer);
        }
    }

    /** What the provider says, in an ID token that was checked, of whom it gave the code to. */
    public JWTClaimsSet exchange(String code, String verifier, String nonce) throws NotProven, ProviderSilent {
        Known now = known();
        Map<String, Object> answer = tokens(now.discovery(), code, verifier);
        if (!(answer.get("id_token") instanceof String token)) {
            throw new ProviderSilent("it gives no ID token: is openid among oidc.scopes?");
        }
        return now.tokens().read(token, nonce, answer.get("access_token") instanceof String access ? access : null);
    }

    /** Where one signs out there; empty if nowhere. @param after our address to come back to */
    public Optional<URI> exit(String after) throws ProviderSilent {
        return Optional.ofNullable(known().discovery().endSession())
                .map(address -> with(address, fields("client_id", client.id(), "post_logout_redirect_uri", after)));
    }

    private Map<String, Object> tokens(Discovery discovery, String code, String verifier) throws NotProven, ProviderSilent {
        Map<String, String> form = fields("grant_type", "authorization_code", "code", code, "redirect_uri", client.answer().toString(), "code_verifier", verifier);
        String authorization = null;
        if (!client.secret().isEmpty() && discovery.basic()) {
            String pair = encoded(client.id()) + ":" + encoded(client.secret());
            authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        } else {
            form.put("client_id", client.id());
            if (!client.secret().isEmpty()) {
                form.put("client_secret", client.secret());
            }
        }
        try {
            BackChannel.Answer answer = channel.post(discovery.token(), query(form), authorization);
            Map<String, Object> said = JSONObjectUtils.parse(answer.body());
            if (answer.status() == 200) {
                return said;
            }
            if (isOfTheCode(answer.status(), said.get("error"))) {
                throw new NotProven("the provider didn't give this code, or gave it for one use that is over: " + said.get("error"));
            }
            throw new ProviderSilent("it answers " + answer.status() + " " + said.get("error") + " to us as its client");
        } catch (IOException | ParseException e) {
            throw new ProviderSilent(discovery.token() + " gives no tokens", e);
        }
    }

    /** Whether a refusal is for what the browser brought, and not for us (RFC 6749, section 5.2), or for coming too often. */
    private static boolean isOfTheCode(int status, Object error) {
        return status >= 400 && status < 500 && status != 401 && status != 429 && error instanceof String && !OURS.contains(error);
    }

    /** One asks; the others don't stand in line behind it for long, for they hold places that people need who sign in by password. */
    private Known known() throws ProviderSilent {
        Known now = known;
        if (fresh(now)) {
            return now;
        }
        if (!taken()) {
            if (now != null) {
                return now;
            }
            throw new ProviderSilent("it is being asked who it is, and hasn't answered yet");
        }
        try {
            return fresh(known) ? known : asked();
        } finally {
            asking.unlock();
        }
    }

    private boolean fresh(Known one) {
        return one != null && clock.instant().isBefore(one.read().plus(FRESH));
    }

    private boolean taken() {
        try {
            return asking.tryLock(BackChannel.PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Known asked() throws ProviderSilent {
        Instant now = clock.instant();
        if (now.isBefore(failed.plus(REST))) {
            throw failure;
        }
        try {
            Discovery discovery = Discovery.of(client.issuer(), channel);
            known = new Known(discovery, known != null && Objects.equals(discovery.keys(), known.discovery().keys()) ? known.tokens() : idTokens(discovery), now);
            return known;
        } catch (ProviderSilent silent) {
            failure = silent;
            failed = now;
            throw silent;
        }
    }

    /** A key that isn't known yet is looked for at once: only the provider itself hands us tokens, so that nobody else can make us ask too often. */
    private IdTokens idTokens(Discovery discovery) throws ProviderSilent {
        try {
            return new IdTokens(client.issuer(), client.id(), client.algorithms(),
                    JWKSourceBuilder.create(discovery.keys().toURL(), channel).cache(KEYS.toMillis(), BackChannel.PATIENCE_MILLISECONDS)
                            .refreshAheadCache(false).rateLimited(false).outageTolerant(FRESH.toMillis()).build(), clock);
        } catch (MalformedURLException e) {
            throw new ProviderSilent("its jwks_uri is no address", e);
        }
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static URI with(URI address, Map<String, String> fields) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query(fields));
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
