package org.linli.security.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param endSession  where one signs out there; null if nowhere
 * @param basic       whether clients show their secret by HTTP Basic, not in the form
 * @param namesIssuer whether it says in its answers to browsers who it is (RFC 9207)
 */
record Discovery(URI authorization, URI token, URI keys, URI endSession, boolean basic, boolean namesIssuer) {

    private static final String PATH = "/.well-known/openid-configuration";

    /** Asks the provider. */
    static Discovery of(String issuer, BackChannel channel) throws ProviderSilent {
        URI address = URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH);
        try {
            BackChannel.Answer answer = channel.get(address);
            if (answer.status() != 200) {
                throw new ProviderSilent(address + " answers " + answer.status());
            }
            return read(issuer, JSONObjectUtils.parse(answer.body()));
        } catch (IOException | ParseException e) {
            throw new ProviderSilent(address + " gives no description of a provider", e);
        }
    }

    private static Discovery read(String issuer, Map<String, Object> said) throws ProviderSilent, ParseException {
        if (!issuer.equals(said.get("issuer"))) {
            throw new ProviderSilent("oidc.issuer in org.linli.security.cfg is " + issuer + ", but the provider says that it is " + said.get("issuer"));
        }
        String[] ways = JSONObjectUtils.getStringArray(said, "token_endpoint_auth_methods_supported");
        List<String> known = ways == null ? List.of("client_secret_basic") : Arrays.asList(ways);
        return new Discovery(needed(said, "authorization_endpoint"), needed(said, "token_endpoint"), needed(said, "jwks_uri"),
                said.containsKey("end_session_endpoint") ? needed(said, "end_session_endpoint") : null,
                known.contains("client_secret_basic") || !known.contains("client_secret_post"),
                Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")));
    }

    private static URI needed(Map<String, Object> said, String name) throws ProviderSilent {
        if (said.get(name) instanceof String address && BackChannel.safe(address)) {
            try {
                return URI.create(address);
            } catch (IllegalArgumentException e) {
                throw new ProviderSilent("the provider's " + name + " is no address", e);
            }
        }
        throw new ProviderSilent("the provider names no " + name + " that can be used safely");
    }
}
