package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in as a browser does. */
@OnBothEngines
class SessionIT {

    private static final String SESSION = "/api/core/session";
    private static final String MINE = "/api/core/me/sessions";

    @Test
    void aBrowserSignsInActsAndSignsOut(LinliServer linli) {
        Answer opened = linli.http().anonymous().post(SESSION, Map.of("name", "admin", "password", LinliServer.PASSWORD)).expect(200);
        String cookie = opened.header("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("linli=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"), cookie);
        Http reader = linli.http().anonymous().with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertEquals("admin", reader.get("/api/core/me").expect(200).json().path("name").asText());
        Map<String, Object> wanted = Map.of("title", "t", "days", 1);
        assertEquals("csrf", reader.post("/api/core/tokens", wanted).expect(403).json().path("code").asText());
        Http browser = reader.with("X-CSRF-Token", opened.json().path("csrf").asText());
        String token = browser.post("/api/core/tokens", wanted).expect(201).json().at("/token/id").asText();
        browser.with("Sec-Fetch-Site", "cross-site").delete("/api/core/tokens/" + token).expect(403);
        browser.delete("/api/core/tokens/" + token).expect(204);
        browser.delete(SESSION).expect(204);
        reader.get("/api/core/me").expect(401);
        String audit = linli.http().get("/api/core/audit?action=session.opened&limit=1").expect(200).body();
        assertFalse(audit.contains(cookie.substring(6, 49)), "nor is its secret in the audit");
    }

    @Test
    void whoIsSignedInTwiceSeesBothAndEndsTheOther(LinliServer linli) {
        Http here = linli.http().signedIn("admin", LinliServer.PASSWORD);
        Http there = linli.http().signedIn("admin", LinliServer.PASSWORD);
        List<JsonNode> others = here.get(MINE).expect(200).list().stream().filter(each -> !each.path("current").asBoolean()).toList();
        assertEquals(others.size() + 1, here.get(MINE).json().size());
        others.forEach(other -> here.delete(MINE + "/" + other.path("id").asText()).expect(204));
        there.get("/api/core/me").expect(401);
        here.delete(MINE).expect(204);
        here.get("/api/core/me").expect(401);
    }
}
