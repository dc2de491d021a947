package org.linli.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.security.Role;
import org.linli.security.openid.Provider;

/**
 * What the operator has agreed with the provider, and what it means here.
 *
 * @param address      our own, as browsers have it
 * @param page         the local path to go on at
 * @param claim        of the ID token, that names the account
 * @param creates      whether who has no account gets one
 * @param postsClaim   of the ID token, that the mapped posts follow
 * @param rulers       whether administrators and the head of the town are known by their names, too
 * @param secondFactor what the provider says (acr, amr) where a second factor was shown there
 */
record OpenIdTerms(Provider.Client client, String address, String page, String claim, boolean creates, String postsClaim, List<MappedPost> posts,
                   boolean rulers, Set<String> secondFactor) {

    /** Where the provider sends browsers back to, below our address. */
    private static final String ANSWER = "/api/core/session/oidc/callback";
    private static final String LOCAL = "/([A-Za-z0-9._~-][A-Za-z0-9._~/-]*)?";

    /** The terms; null where there is no provider. */
    static OpenIdTerms of(OpenIdSessions.Settings settings) {
        if (settings.oidc_issuer().isBlank()) {
            return null;
        }
        String address = safe("oidc.address", settings.oidc_address().replaceAll("/+$", ""));
        if (!settings.oidc_page().matches(LOCAL)) {
            throw wrong("oidc.page", "must be a path of this server, not " + settings.oidc_page());
        }
        if (!words(settings.oidc_scopes(), "\\s+").contains("openid")) {
            throw wrong("oidc.scopes", "must name openid");
        }
        List<MappedPost> posts = MappedPost.of(settings.oidc_roles());
        if (!settings.oidc_roles_administrator() && posts.stream().anyMatch(post -> post.role() == Role.ADMINISTRATOR)) {
            throw wrong("oidc.roles", "may name ADMINISTRATOR only with oidc.roles.administrator = true");
        }
        var client = new Provider.Client(safe("oidc.issuer", settings.oidc_issuer()), needed("oidc.client", settings.oidc_client()), secret(settings),
                settings.oidc_scopes(), algorithms(settings.oidc_algorithms()), URI.create(address + ANSWER));
        return new OpenIdTerms(client, address, settings.oidc_page(), needed("oidc.claim", settings.oidc_claim()), settings.oidc_accounts(),
                needed("oidc.roles.claim", settings.oidc_roles_claim()), posts, settings.oidc_roles_administrator(),
                words(settings.oidc_second_factor(), ","));
    }

    private static String secret(OpenIdSessions.Settings settings) {
        if (settings.oidc_secret_file().isBlank()) {
            return settings._oidc_secret();
        }
        try {
            return Files.readString(Path.of(settings.oidc_secret_file())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("oidc.secret.file in org.linli.security.cfg can't be read", e);
        }
    }

    private static Set<JWSAlgorithm> algorithms(String names) {
        Set<JWSAlgorithm> wanted = words(names, ",").stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        if (wanted.isEmpty() || !wanted.stream().allMatch(Provider::takes)) {
            throw wrong("oidc.algorithms", "takes RS256, PS256 and ES256 only, not " + names);
        }
        return wanted;
    }

    private static Set<String> words(String text, String between) {
        return Arrays.stream(text.split(between)).map(String::strip).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static String safe(String name, String value) {
        if (!Provider.safe(value)) {
            throw wrong(name, "must be https://…, or http://localhost…, not " + value);
        }
        return value;
    }

    private static String needed(String name, String value) {
        if (value.isBlank()) {
            throw wrong(name, "is needed where there is an oidc.issuer");
        }
        return value;
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(name + " in org.linli.security.cfg " + what);
    }
}
