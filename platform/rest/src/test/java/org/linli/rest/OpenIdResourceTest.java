package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.OpenIdSignIn.Begun;
import org.linli.api.security.OpenIdSignIn.Entered;
import org.linli.api.security.OpenIdSignIn.Returned;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class OpenIdResourceTest {

    private static final String OIDC = "/api/core/session/oidc";
    private static final String IN_A_BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String BACK = OIDC + "/callback?code=c&state=s&iss=https://id.example";

    private final TestPrograms services = TestPrograms.none();
    private final TestSessions sessions = new TestSessions();
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("proxies", "127.0.0.1"), services);
        server.publishCore(services);
        services.when("OpenIdSignIn.begin", values -> new Begun(URI.create("https://id.example/authorize?a=1&b=%E4%B8%AD"), "k.1", Duration.ofMinutes(10)));
        services.when("OpenIdSignIn.complete", values -> {
            if (!values[0].equals(new Returned("c", "s", "https://id.example", null)) || !"k.1".equals(values[1])) {
                throw new Problem(Problem.Kind.FORBIDDEN, "openid-refused", new Text("不行", "no"), new Text("重来", "again"));
            }
            return new Entered(sessions.open("core.units.read", "right", null, "here", "Firefox"), "/app/");
        });
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void theBrowserIsSentToTheProviderAndKeepsWhatComesBackFromAnotherSite() {
        HttpResponse<String> sent = get(OIDC);
        assertEquals(303, sent.statusCode());
        assertEquals("https://id.example/authorize?a=1&b=%E4%B8%AD", sent.headers().firstValue("Location").orElseThrow());
        assertEquals(List.of("linli-away=k.1; Max-Age=600; Path=/; HttpOnly; SameSite=Lax"), sent.headers().allValues("Set-Cookie"));
        assertEquals(List.of("__Host-linli-away=k.1; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure"),
            get(OIDC, "X-Forwarded-Proto", "https").headers().allValues("Set-Cookie"));
    }

    @Test
    void theWayBackOpensASessionAndGoesOnFromAPageOfOurOwn() {
        HttpResponse<String> back = get(BACK, "Cookie", "linli-away=k.1");
        assertEquals(200, back.statusCode());
        assertEquals("text/html;charset=utf-8", back.headers().firstValue("Content-Type").orElseThrow().replace(" ", "").toLowerCase());
        assertTrue(back.body().contains("content=\"0;url=/app/\""), back.body());
        assertTrue(back.body().contains("继续 · Go on"), back.body());
        assertTrue(back.headers().firstValue("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"));
        assertEquals(List.of("linli=secret-1; Path=/; HttpOnly; SameSite=Strict", "linli-away=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"),
            back.headers().allValues("Set-Cookie"));
    }

    @Test
    void whatTheProviderAddsIsPassedOver() {
        assertEquals(200, get(BACK + "&session_state=x&scope=openid%20profile", "Cookie", "linli-away=k.1").statusCode());
        assertEquals(422, get(OIDC + "?next=https://evil.example").statusCode(), "but nobody says where to go on");
    }

    @Test
    void byTlsACookieThatANeighbouringHostCouldHaveSetIsNone() {
        assertEquals(403, get(BACK, "X-Forwarded-Proto", "https", "Cookie", "linli-away=k.1").statusCode());
        assertEquals(200, get(BACK, "X-Forwarded-Proto", "https", "Cookie", "__Host-linli-away=k.1").statusCode());
    }

    @Test
    void anAnswerThatDoesNotHoldIsAClearProblem() {
        HttpResponse<String> refused = get(OIDC + "/callback?code=other&state=s", "Cookie", "linli-away=k.1");
        assertEquals(403, refused.statusCode());
        assertEquals("不行", TestServer.json(refused).get("detail").asText());
        assertEquals(List.of(), refused.headers().allValues("Set-Cookie"));
    }

    @Test
    void whoSitsAtABrowserReadsOnAPageWhyNobodyIsSignedIn() {
        server.api().publish(new TestConsole());
        HttpResponse<String> refused = get(OIDC + "/callback?code=other&state=s", "Accept", IN_A_BROWSER, "Cookie", "linli-away=k.1");
        assertEquals(403, refused.statusCode());
        assertEquals("openid-refused", refused.body());
        assertTrue(refused.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
        assertTrue(refused.headers().firstValue("Content-Security-Policy").orElseThrow().contains("style-src 'self'"), "a page is drawn");
        services.when("OpenIdSignIn.begin", values -> {
            throw new IllegalStateException("broken");
        });
        HttpResponse<String> failed = get(OIDC, "Accept", IN_A_BROWSER);
        assertEquals(500, failed.statusCode());
        assertEquals("/", failed.body(), "what came back from the provider counts once, so that nobody is led there again");
    }

    @Test
    void whoSignsOutIsToldWhereElseItIsSignedIn() {
        services.when("OpenIdSignIn.signOut", values -> Optional.of(URI.create("https://id.example/exit")));
        HttpResponse<String> opened = server.send(server.request("/api/core/session", null).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"core.units.read\",\"password\":\"right\"}")));
        assertEquals(200, opened.statusCode());
        HttpResponse<String> out = server.send(server.request("/api/core/session", null).DELETE().header("Cookie", "linli=secret-1")
            .header("X-CSRF-Token", "csrf-1"));
        assertEquals("https://id.example/exit", TestServer.json(out).get("signOut").asText());
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = server.request(path, null).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }
}
