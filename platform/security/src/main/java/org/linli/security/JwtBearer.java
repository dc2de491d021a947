package org.linli.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads signed tokens (JWT) of an issuer that the operator trusts to say who is calling; off unless an issuer is configured. */
@Component(service = JwtBearer.class, configurationPid = "org.linli.security")
public final class JwtBearer {

    /** Settings of {@code etc/org.linli.security.cfg}. */
    public @interface Settings {
        /** The {@code iss} of tokens that are taken; empty for none. */
        String jwt_issuer() default "";

        /** What their {@code aud} has to name. */
        String jwt_audience() default "";

        /** Where the issuer's public keys are (JWKS): {@code https://…}, {@code http://localhost…}, or a file. */
        String jwt_keys() default "";

        /** The claim that names the account to sign in. */
        String jwt_claim() default "sub";

        /** The algorithms of signatures that are taken, of {@link #KNOWN}. */
        String jwt_algorithms() default "RS256, PS256, ES256";
    }

    /** By public keys only: of a shared secret nobody could say who made the token. */
    private static final Set<JWSAlgorithm> KNOWN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int SKEW_SECONDS = 60;
    private static final int FETCH_MILLISECONDS = 3_000;
    private static final int LARGEST_KEYS = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(JwtBearer.class);
    private static final Messages MESSAGES = Messages.beside(JwtBearer.class);

    private final String claim;
    private final DefaultJWTProcessor<SecurityContext> processor;
    private final AtomicBoolean keysMissing = new AtomicBoolean();

    @Activate
    public JwtBearer(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    JwtBearer(Settings settings, Clock clock) {
        claim = settings.jwt_claim();
        processor = settings.jwt_issuer().isBlank() ? null : processor(settings, clock);
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Settings settings, Clock clock) {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(address(needed("jwt.keys", settings.jwt_keys())),
                new DefaultResourceRetriever(FETCH_MILLISECONDS, FETCH_MILLISECONDS, LARGEST_KEYS)).refreshAheadCache(false).build();
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(needed("jwt.audience", settings.jwt_audience()),
                new JWTClaimsSet.Builder().issuer(settings.jwt_issuer()).build(), Set.of("exp", needed("jwt.claim", settings.jwt_claim()))) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        claims.setMaxClockSkew(SKEW_SECONDS);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms(settings.jwt_algorithms()), keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** Whether it is to be read here: tokens are taken, and it looks like a signed one. */
    boolean takes(String token) {
        return processor != null && token.chars().filter(each -> each == '.').count() == 2;
    }

    /** The sign-in name in a good token; empty for any other. @throws Problem {@code UNAVAILABLE} when the issuer's keys can't be had */
    Optional<String> signIn(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            keysMissing.set(false);
            return Optional.ofNullable(claims.getStringClaim(claim));
        } catch (ParseException | BadJOSEException notGood) {
            LOG.debug("A token was refused", notGood);
            return Optional.empty();
        } catch (RateLimitReachedException askedLately) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "jwt-keys");
        } catch (JOSEException noKeys) {
            if (keysMissing.compareAndSet(false, true)) {
                LOG.warn("The keys of those who sign tokens can't be had, see jwt.keys in org.linli.security.cfg", noKeys);
            } else {
                LOG.debug("The keys of those who sign tokens still can't be had", noKeys);
            }
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "jwt-keys");
        }
    }

    private static Set<JWSAlgorithm> algorithms(String names) {
        Set<JWSAlgorithm> wanted = Arrays.stream(names.split(",")).map(String::trim).map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        if (!KNOWN.containsAll(wanted)) {
            throw new IllegalArgumentException("jwt.algorithms in org.linli.security.cfg takes " + KNOWN + " only, not " + names);
        }
        return wanted;
    }

    /** Never by plain HTTP from another machine: whoever stands between could sign in as anybody. */
    private static URL address(String keys) {
        try {
            if (keys.matches("https://.+|http://(localhost|127\\.0\\.0\\.1)[:/].+")) {
                return new URL(keys);
            }
            if (keys.contains("://")) {
                throw new IllegalArgumentException("jwt.keys in org.linli.security.cfg must be https://… or a file, not " + keys);
            }
            return Path.of(keys).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("jwt.keys in org.linli.security.cfg is no address: " + keys, e);
        }
    }

    private static String needed(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " in org.linli.security.cfg is needed where there is a jwt.issuer");
        }
        return value;
    }
}
