package org.linli.it.browser;

import java.util.List;
import java.util.Map;
import org.linli.it.Http;
import org.linli.it.LinliServer;
import org.openqa.selenium.Keys;

/** Who sits at the browser. */
final class People {

    private People() {
    }

    static Browser admin(Browser browser) {
        return signIn(browser, "admin");
    }

    /** Signs in by the form, with the password that all have; whoever sat there before is forgotten. */
    static Browser signIn(Browser browser, String name) {
        browser.forget();
        browser.open("/sign-in").fill("账号", name).fill("密码", LinliServer.PASSWORD);
        browser.leaving(() -> browser.press(Keys.ENTER));
        if (browser.path().startsWith("/sign-in")) {
            throw new AssertionError(name + " doesn't come in: " + browser.text());
        }
        return browser;
    }

    /** Somebody of the staff with a role over a unit; null for the whole town. @return the sign-in name */
    static String staff(Http admin, String name, String role, String unit) {
        return account(admin, name, role, unit, Map.of("kind", "STAFF"));
    }

    /** The account of a person who is a member. @return the sign-in name */
    static String member(Http admin, String person, String unit) {
        return account(admin, "本人", "MEMBER", unit, Map.of("kind", "MEMBER", "person", person));
    }

    private static String account(Http admin, String name, String role, String unit, Map<String, String> more) {
        String signIn = LinliServer.unique("b").toLowerCase();
        var entered = new java.util.HashMap<>(more);
        entered.putAll(Map.of("signIn", signIn, "name", name));
        if (unit != null) {
            entered.put("unit", unit);
        }
        String account = admin.post("/api/core/accounts", entered).expect(201).header("Location").orElseThrow();
        admin.post(account + "/posts", unit == null || role.equals("MEMBER") ? Map.of("role", role) : Map.of("role", role, "unit", unit)).expect(201);
        String code = admin.post("/api/core/accounts/invitations", Map.of("accounts", List.of(account.substring(account.lastIndexOf('/') + 1)))).expect(200).json()
                .at("/0/code").asText();
        admin.anonymous().post("/api/core/invitations/accept", Map.of("code", code, "password", LinliServer.PASSWORD)).expect(200);
        return signIn;
    }
}
