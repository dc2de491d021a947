package org.linli.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Spring Authorization Server on loopback: everybody has the same password there, and belongs to the groups that a test says. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "linli";
    static final String SECRET = "geheim-Schlüssel?";
    static final String PASSWORD = "at-the-provider";

    private final int port = LinliServer.freePort();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final ServletWebServerApplicationContext server;
    private volatile RSAKey published = key();
    private volatile RSAKey signing = published;

    /** @param callback where the client has browsers sent back to */
    OpenIdProvider(URI callback) {
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(OpenIdProvider.class, () -> this);
            context.registerBean(URI.class, () -> callback);
        };
        server = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Pages.class).initializers(beans)
                .properties("server.port=" + port, "server.address=127.0.0.1", "spring.main.banner-mode=off", "spring.jmx.enabled=false").run();
    }

    String issuer() {
        return "http://localhost:" + port;
    }

    /** Says from now on that somebody belongs to these groups. */
    void groups(String user, String... names) {
        groups.put(user, List.of(names));
    }

    /** Signs with another key and says so. */
    void rotate() {
        published = key();
        signing = published;
    }

    /** Signs with a key that isn't among those it tells, under the name of one that is; as somebody would who has only got into the middle. */
    void forge() {
        signing = new RSAKey.Builder(key()).keyID(published.getKeyID()).build();
    }

    void honest() {
        signing = published;
    }

    /** Takes no connections until {@link #back}. */
    void down() {
        server.getWebServer().stop();
    }

    void back() {
        server.getWebServer().start();
    }

    @Override
    public void close() {
        server.close();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it is made of. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Pages {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer protocol = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(protocol.getEndpointsMatcher()).with(protocol, each -> each.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(each -> each.anyRequest().authenticated())
                    .exceptionHandling(each -> each.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"))).build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain form(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(each -> each.anyRequest().authenticated()).formLogin(Customizer.withDefaults()).build();
        }

        @Bean
        AuthorizationServerSettings names(OpenIdProvider provider) {
            return AuthorizationServerSettings.builder().issuer(provider.issuer()).build();
        }

        @Bean
        RegisteredClientRepository clients(URI callback) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT).clientId(CLIENT).clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(callback.toString()).scope("openid").scope("profile")
                    .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build()).build());
        }

        @Bean
        UserDetailsService people() {
            return name -> User.withUsername(name).password("{noop}" + PASSWORD).build();
        }

        @Bean
        JWKSource<SecurityContext> told(OpenIdProvider provider) {
            return (selector, context) -> selector.select(new JWKSet(provider.published));
        }

        @Bean
        JwtEncoder signatures(OpenIdProvider provider) {
            return new NimbusJwtEncoder((selector, context) -> selector.select(new JWKSet(provider.signing)));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(OpenIdProvider provider) {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    String name = context.getPrincipal().getName();
                    context.getClaims().claim("preferred_username", name).claim("groups", provider.groups.getOrDefault(name, List.of()));
                }
            };
        }
    }
}
