package org.linli.api.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page method answers when it has done what was asked: where to go on.
 *
 * @param to      an address of this site
 * @param session what becomes of the browser's session
 * @param secret  of the session that the browser keeps from now on; null for none
 * @param keeps   what else the browser remembers: choices that are no secret, by name
 */
public record Redirect(String to, Session session, String secret, Map<String, String> keeps) {

    /** What becomes of the browser's session. */
    public enum Session { AS_IT_IS, BEGINS, ENDS }

    public Redirect {
        Address.requireOwn(to);
        keeps = Map.copyOf(keeps);
        keeps.forEach((name, value) -> {
            if (!name.matches("linli-[a-z]+") || !value.matches("[A-Za-z0-9%._~-]{0,400}")) {
                throw new IllegalArgumentException("not a choice that a browser can keep: " + name + "=" + value);
            }
        });
    }

    /** Go on there. */
    public static Redirect to(String address) {
        return new Redirect(address, Session.AS_IT_IS, null, Map.of());
    }

    /** The same, and the browser keeps the secret of a session that was just opened. */
    public Redirect beginning(String opened) {
        return new Redirect(to, Session.BEGINS, opened, keeps);
    }

    /** The same, and the browser forgets its session. */
    public Redirect ending() {
        return new Redirect(to, Session.ENDS, null, keeps);
    }

    /** The same, and the browser remembers a choice for a year. @param name {@code linli-} and small letters */
    public Redirect keeping(String name, String value) {
        var all = new LinkedHashMap<>(keeps);
        all.put(name, value);
        return new Redirect(to, session, secret, all);
    }
}
