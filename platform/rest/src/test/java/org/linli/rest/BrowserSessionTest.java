package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.security.SecondFactor;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class BrowserSessionTest {

    private static final String SESSION = "/api/core/session";
    private static final String ME = "/api/core/me";

    private final TestPrograms services = TestPrograms.none();
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("proxies", "127.0.0.1"), services);
        server.publishCore(services);
        services.when("AccountAdministration.own", values -> null);
        services.when("AccountAdministration.roles", values -> List.of());
        services.when("OpenIdSignIn.signOut", values -> Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void noScriptSeesTheCookieAndNoOtherSiteHasItSent() {
        HttpResponse<String> answer = signIn("right");
        assertEquals(200, answer.statusCode());
        assertEquals("linli=secret-1; Path=/; HttpOnly; SameSite=Strict", setCookie(answer));
        assertEquals("csrf-1", TestServer.json(answer).get("csrf").asText());
        assertEquals("NOTHING", TestServer.json(answer).get("due").asText());
        assertFalse(answer.body().contains("secret-1"));
    }

    @Test
    void byTlsTheCookieIsOfThisHostAndOfTlsOnly() {
        HttpResponse<String> answer = signIn("right", "X-Forwarded-Proto", "https");
        assertEquals("__Host-linli=secret-1; Path=/; HttpOnly; SameSite=Strict; Secure", setCookie(answer));
        assertEquals(200, get(ME, "X-Forwarded-Proto", "https", "Cookie", "__Host-linli=secret-1").statusCode());
        assertEquals(401, get(ME, "X-Forwarded-Proto", "https", "Cookie", "linli=secret-1").statusCode(), "one that a neighbouring host could have set");
    }

    @Test
    void theCookieSignsInUntilSigningOut() {
        signIn("right");
        assertEquals("core.units.read", TestServer.json(get(ME, "Cookie", "linli=secret-1")).get("account").asText());
        assertEquals("csrf-1", TestServer.json(get(SESSION, "Cookie", "other=1; linli=secret-1")).get("csrf").asText());
        HttpResponse<String> out = send("DELETE", SESSION, null, "Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1");
        assertEquals(204, out.statusCode());
        assertEquals("linli=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict", setCookie(out));
        assertEquals(401, get(ME, "Cookie", "linli=secret-1").statusCode());
    }

    @Test
    void aChangeNeedsTheTokenOfItsSession() {
        signIn("right");
        signIn("right");
        List<String[]> wrong = List.of(new String[0], new String[] {"X-CSRF-Token", ""}, new String[] {"X-CSRF-Token", "csrf-2"},
            new String[] {"X-CSRF-Token", "csrf-1é"});
        for (String[] token : wrong) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                HttpResponse<String> answer = send(method, "/api/core/units", "{}", joined(token, "Cookie", "linli=secret-1"));
                assertEquals(403, answer.statusCode(), method);
                assertEquals("csrf", TestServer.json(answer).get("code").asText());
            }
        }
        assertEquals(204, send("DELETE", "/api/core/me/sessions/2", null, "Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1").statusCode());
    }

    @Test
    void programsNeedNoToken() {
        services.when("Tokens.revoke", values -> null);
        assertEquals(204, server.send(server.request("/api/core/tokens/t", "somebody").DELETE()).statusCode());
    }

    @Test
    void whatAnotherSitesPageHasABrowserSendIsRefused() {
        signIn("right");
        String[] session = {"Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1"};
        for (String[] of : List.of(new String[] {"Sec-Fetch-Site", "cross-site"}, new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://elsewhere.example"}, new String[] {"Origin", "null"}, new String[] {"Origin", "%"})) {
            assertEquals("cross-site", code(send("DELETE", SESSION, null, joined(of, session))));
            assertEquals("cross-site", code(signIn("right", of)), "nor may it sign somebody in");
        }
        String[] basic = {"Authorization", server.request("/", "somebody").build().headers().firstValue("Authorization").orElseThrow()};
        assertEquals("cross-site", code(send("DELETE", "/api/core/tokens/t", null, joined(basic, "Sec-Fetch-Site", "cross-site"))));
        String own = server.at("/").getScheme() + "://" + server.at("/").getAuthority();
        assertEquals(204, send("DELETE", SESSION, null, joined(session, "Origin", own, "Sec-Fetch-Site", "same-origin")).statusCode());
        assertEquals(200, signIn("right", "Origin", own).statusCode());
        assertEquals(200, signIn("right", "Origin", "https://linli.example", "X-Forwarded-Host", "linli.example").statusCode(), "behind a proxy");
    }

    @Test
    void aSessionThatWasForcedOnABrowserEndsWhenSomebodySignsIn() {
        signIn("right");
        HttpResponse<String> answer = signIn("right", "Cookie", "linli=secret-1");
        assertEquals(200, answer.statusCode(), "without the token of the old one");
        assertTrue(setCookie(answer).startsWith("linli=secret-2;"));
        assertEquals(401, get(ME, "Cookie", "linli=secret-1").statusCode());
        assertEquals(401, get(ME, "Cookie", "linli=chosen-by-somebody").statusCode());
    }

    @Test
    void whileACodeIsDueNothingElseIsPossible() {
        HttpResponse<String> half = signIn("half");
        assertEquals("CODE", TestServer.json(half).get("due").asText());
        String[] session = {"Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1"};
        for (String path : List.of(ME, "/api/core/tokens", "/api/core/units", "/api/core/me/sessions")) {
            HttpResponse<String> answer = get(path, session);
            assertEquals(403, answer.statusCode(), path);
            assertEquals("code-due", code(answer));
        }
        assertEquals("code-due", code(send("PUT", "/api/core/me/password", "{\"old\":\"a\",\"fresh\":\"b\"}", session)));
        assertEquals("CODE", TestServer.json(get(SESSION, session)).get("due").asText());
        HttpResponse<String> whole = send("POST", SESSION + "/code", "{\"code\":\"123456\"}", session);
        assertTrue(setCookie(whole).startsWith("linli=secret-2;"), "another secret than before");
        assertEquals(200, get(ME, "Cookie", "linli=secret-2").statusCode());
        assertEquals(401, get(ME, session).statusCode());
    }

    @Test
    void theListShowsWhichSessionAsks() {
        signIn("right");
        signIn("right");
        var listed = TestServer.json(get("/api/core/me/sessions", "Cookie", "linli=secret-2"));
        assertFalse(listed.get(0).get("current").asBoolean());
        assertTrue(listed.get(1).get("current").asBoolean());
        HttpResponse<String> out = send("DELETE", "/api/core/me/sessions?tokens=true", null, "Cookie", "linli=secret-2", "X-CSRF-Token", "csrf-2");
        assertTrue(setCookie(out).contains("Max-Age=0"));
        assertEquals(401, get(ME, "Cookie", "linli=secret-1").statusCode());
    }

    @Test
    void aSecondFactorIsEnrolledAtABrowserOnly() {
        services.when("SecondFactor.enrol", values -> new SecondFactor.Enrolment("ABC", "otpauth://totp/x"));
        assertEquals("no-session", code(server.post("/api/core/me/second-factor", "somebody", "{\"password\":\"p\"}")));
        signIn("right");
        assertEquals(422, send("POST", "/api/core/me/second-factor", "{}", "Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1").statusCode(), "the password is asked again");
        HttpResponse<String> answer = send("POST", "/api/core/me/second-factor", "{\"password\":\"p\"}", "Cookie", "linli=secret-1", "X-CSRF-Token", "csrf-1");
        assertEquals("ABC", TestServer.json(answer).get("secret").asText());
    }

    @Test
    void whoseSessionItIsKeepsItWhenThePasswordChanges() {
        services.when("Tokens.changePassword", values -> {
            assertEquals(List.of("old", "new", "1"), List.of(values));
            return null;
        });
        signIn("right");
        assertEquals(204, send("PUT", "/api/core/me/password", "{\"old\":\"old\",\"fresh\":\"new\"}", "Cookie", "linli=secret-1", "X-CSRF-Token",
            "csrf-1").statusCode());
    }

    private HttpResponse<String> signIn(String password, String... headers) {
        return send("POST", SESSION, "{\"name\":\"core.units.read\",\"password\":\"" + password + "\"}", headers);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return server.send(server.request(path, null).headers(headers).GET());
    }

    private HttpResponse<String> send(String method, String path, String json, String... headers) {
        var request = server.request(path, null).method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String[] joined(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private static String code(HttpResponse<String> answer) {
        return TestServer.json(answer).path("code").asText();
    }
}
