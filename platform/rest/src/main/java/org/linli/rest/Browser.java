package org.linli.rest;

import java.time.Duration;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Sessions;

/**
 * What a request tells of the browser it comes from, for resources about signing in.
 *
 * @param address where the request comes from
 * @param device  what the browser says of itself; null if nothing
 * @param secure  whether it speaks TLS with us, or with the proxy in front
 * @param held    the session that it holds; null for none, or for one that was signed in otherwise
 */
public record Browser(String address, String device, boolean secure, Sessions.Session held) {

    private static final Messages MESSAGES = Messages.beside(Browser.class);
    private static final String PLAIN = "linli";
    private static final String AWAY = "linli-away";
    /** Browsers take it only from this very host, by TLS and for all paths, so that no neighbouring host can set it. */
    private static final String PREFIX = "__Host-";
    private static final String ATTRIBUTE = Browser.class.getName();

    /** The browser behind a request below {@code /api}. */
    public static Browser of(HttpServletRequest request) {
        return (Browser) request.getAttribute(ATTRIBUTE);
    }

    /** As far as the request tells before anybody is signed in. */
    static Browser seen(HttpServletRequest request, String address) {
        return new Browser(address, request.getHeader("User-Agent"), request.isSecure(), null);
    }

    Browser holding(Sessions.Session session) {
        return new Browser(address, device, secure, session);
    }

    void remember(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The secret in its cookie; null for none. */
    String secret(HttpServletRequest request) {
        return value(request, name(PLAIN));
    }

    /** What it keeps of a sign-in that it has begun elsewhere; null for nothing. */
    public String away(HttpServletRequest request) {
        return value(request, name(AWAY));
    }

    private static String value(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** The session that it holds. @throws Problem {@code CONFLICT} when the caller was signed in otherwise */
    public Sessions.Session session() {
        if (held == null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "no-session");
        }
        return held;
    }

    /** The cookie that has it keep a session until it is closed. @param secret null to have it forget the one it keeps */
    public String cookie(String secret) {
        return name(PLAIN) + "=" + (secret == null ? "; Max-Age=0" : secret) + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    /**
     * The cookie that it keeps while it signs in elsewhere; it comes back from another site, so that a strict cookie would not come along.
     *
     * @param kept null to have it forget what it keeps
     */
    public String away(String kept, Duration within) {
        return name(AWAY) + "=" + (kept == null ? "; Max-Age=0" : kept + "; Max-Age=" + within.toSeconds()) + "; Path=/; HttpOnly; SameSite=Lax"
            + (secure ? "; Secure" : "");
    }

    private String name(String plain) {
        return secure ? PREFIX + plain : plain;
    }
}
