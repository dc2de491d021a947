package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at an OpenID Connect provider, as a browser does: Spring Authorization Server with its own form, on loopback. */
class OpenIdIT {

    private static final String OIDC = "/api/core/session/oidc";
    private static final String ACCOUNTS = "/api/core/accounts";
    private static final Pattern SAID = Pattern.compile("<p class=\"strong\">([^<]+)</p>");
    private static final Pattern WAY_BACK = Pattern.compile("<a class=\"btn btn-(primary|plain)\" href=\"/(sign-in)?\">");
    private static final String OVER = "此次登录不是在本浏览器开始的，或已超时";
    private static final String NOT_PROVEN = "统一身份认证的应答未通过核验";

    @TempDir
    static Path temp;

    private static OpenIdProvider provider;
    private static LinliServer linli;

    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws IOException {
        linli = LinliServer.at(temp.resolve("data"));
        provider = new OpenIdProvider(at(OIDC + "/callback"));
        String branch = LinliServer.unique("ZB");
        Path secret = Files.writeString(temp.resolve("secret"), OpenIdProvider.SECRET + "\n");
        Files.writeString(Files.createDirectories(temp.resolve("data/etc")).resolve("org.linli.security.cfg"), """
                oidc.issuer = %s
                oidc.client = %s
                oidc.secret.file = %s
                oidc.address = http://localhost:%d
                oidc.page = /app/
                oidc.claim = preferred_username
                oidc.roles = keepers -> SCOREKEEPER @ %s; heads -> HEAD @ *
                """.formatted(provider.issuer(), OpenIdProvider.CLIENT, secret, linli.port(), branch));
        linli.start().expecting("Nobody can sign in at the OpenID Connect provider");
        linli.http().post("/api/core/units", Map.of("code", branch, "name", "测试支部", "level", "PARTY_COMMITTEE")).expect(201);
    }

    @AfterAll
    static void stop() {
        try (LinliServer ended = linli; OpenIdProvider gone = provider) {
            linli.assertQuietLog();
        }
    }

    @AfterEach
    void honest() {
        provider.honest();
        linli.assertQuietLog();
    }

    @Test
    void whoHasAnAccountSignsInAndOutAndItsPostsFollowItsGroups() {
        String id = account("zhang");
        provider.groups("zhang", "keepers", "choir");
        Answer entered = enter("zhang").expect(200);
        assertTrue(entered.body().contains("content=\"0;url=/app/\""), entered.body());
        assertTrue(entered.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.matches("linli=.{43}; Path=/; HttpOnly; SameSite=Strict")));
        JsonNode me = me(200);
        assertEquals("zhang", me.path("name").asText());
        assertEquals("SCOREKEEPER", me.at("/posts/0/role").asText());
        assertEquals("OpenID Connect", me.at("/posts/0/givenByName").asText());
        assertTrue(audit("session.opened").get(0).startsWith("oidc, "), () -> audit("session.opened").toString());

        provider.groups("zhang", "choir");
        enter("zhang").expect(200);
        assertTrue(me(200).path("posts").isEmpty(), "the group is gone, and so is the post");
        provider.groups("zhang", "heads");
        enter("zhang").expect(200);
        assertEquals("HEAD", me(200).at("/roles/0").asText());

        String csrf = browser.get(at("/api/core/session")).expect(200).json().path("csrf").asText();
        URI exit = URI.create(browser.delete(at("/api/core/session"), csrf).expect(200).json().path("signOut").asText());
        assertTrue(exit.toString().startsWith(provider.issuer() + "/connect/logout?client_id=linli&post_logout_redirect_uri=http"), exit.toString());
        me(401);
        assertEquals(1, linli.http().get(ACCOUNTS + "/" + id).expect(200).json().path("posts").size());
    }

    @Test
    void signingOutEverywhereEndsASessionOfTheProvidersToo() {
        account("sun");
        enter("sun").expect(200);
        WebBrowser other = new WebBrowser();
        enter(other, "sun").expect(200);
        String csrf = other.get(at("/api/core/session")).expect(200).json().path("csrf").asText();
        other.delete(at("/api/core/me/sessions"), csrf).expect(204);
        me(401);
    }

    @Test
    void whoHasNoAccountOrADisabledOneIsRefused() {
        assertEquals("没有与“nobody-here”对应的账号，或该账号不能登录", refused(enter(new WebBrowser(), "nobody-here"), 403));
        String id = account("li");
        enter("li").expect(200);
        String version = linli.http().get(ACCOUNTS + "/" + id).expect(200).header("ETag").orElseThrow();
        linli.http().with("If-Match", version).post(ACCOUNTS + "/" + id + "/disable", Map.of()).expect(200);
        me(401);
        assertEquals("没有与“li”对应的账号，或该账号不能登录", refused(enter("li"), 403));
        assertEquals("OPENID", audit("sign-in.failed").get(0));
        me(401);
    }

    @Test
    void whatIsNotTheAnswerToThisBrowsersSignInOpensNothing() {
        account("wang");
        URI foreign = come(new WebBrowser(), "wang", begin(new WebBrowser()));
        assertEquals(OVER, refused(browser.get(foreign), 403), "another browser's");
        URI first = come(browser, "wang", begin(browser));
        assertEquals(NOT_PROVEN, refused(browser.get(URI.create(first.toString().replaceAll("state=[^&]+", "state=guessed"))), 403));
        browser.get(first).expect(200);
        URI second = come(browser, "wang", begin(browser));
        String used = first.toString().replaceAll(".*[?&]code=([^&]+).*", "$1");
        assertEquals(NOT_PROVEN, refused(browser.get(URI.create(second.toString().replaceAll("code=[^&]+", "code=" + used))), 403), "a code counts once");
        URI swapped = begin(browser);
        URI nonce = URI.create(swapped.toString().replaceAll("nonce=[^&]+", "nonce=another"));
        assertEquals(NOT_PROVEN, refused(browser.get(come(browser, "wang", nonce)), 403), "the token is for another sign-in");
        me(200);
    }

    @Test
    void aForgedTokenIsRefusedAndARotatedKeyIsTaken() {
        account("zhao");
        enter("zhao").expect(200);
        provider.forge();
        assertEquals(NOT_PROVEN, refused(enter("zhao"), 403));
        provider.honest();
        enter("zhao").expect(200);
        provider.rotate();
        enter("zhao").expect(200);
    }

    @Test
    void aProviderThatIsDownKeepsNobodyFromSigningInByPassword() {
        account("qian");
        URI back = come(browser, "qian", begin(browser));
        provider.down();
        try {
            Answer answer = browser.get(back);
            assertEquals("暂时不能通过统一身份认证登录", refused(answer, 503));
            assertFalse(answer.header("WWW-Authenticate").isPresent(), "no password box for another password");
            linli.http().signedIn("admin", LinliServer.PASSWORD).get("/api/core/me").expect(200);
        } finally {
            provider.back();
        }
        enter("qian").expect(200);
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + linli.port() + path);
    }

    /** An account that this sign-in name at the provider is linked to when it comes. */
    private static String account(String name) {
        return linli.http().post(ACCOUNTS, Map.of("signIn", name, "name", name, "kind", "STAFF")).expect(201).json().path("id").asText();
    }

    private Answer enter(String name) {
        return enter(browser, name);
    }

    private static Answer enter(WebBrowser browser, String name) {
        return browser.get(come(browser, name, begin(browser)));
    }

    /** Where the provider is asked to sign somebody in. */
    private static URI begin(WebBrowser browser) {
        return URI.create(browser.get(at(OIDC)).expect(303).header("Location").orElseThrow());
    }

    /** Signs in at the provider. @return where it sends the browser back to */
    private static URI come(WebBrowser browser, String name, URI entrance) {
        return browser.through(entrance, name, OpenIdProvider.PASSWORD, at(OIDC + "/callback").toString());
    }

    private JsonNode me(int status) {
        return browser.ask(at("/api/core/me")).expect(status).json();
    }

    /** What the page says to whom it doesn't let in. */
    private static String refused(Answer answer, int status) {
        Matcher said = SAID.matcher(answer.expect(status).body());
        assertTrue(said.find(), answer.body());
        assertTrue(WAY_BACK.matcher(answer.body()).find(), answer.body());
        return said.group(1);
    }

    /** What the lines of an action say, newest first. */
    private static List<String> audit(String action) {
        JsonNode lines = linli.http().get("/api/core/audit?limit=5&action=" + action).expect(200).json().path("items");
        return StreamSupport.stream(lines.spliterator(), false).map(line -> line.path("after").asText()).toList();
    }
}
