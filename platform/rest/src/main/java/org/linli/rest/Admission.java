package org.linli.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.pages.Seal;
import org.linli.api.security.Sessions;
import org.linli.api.security.SignIn;

/** Finds who is calling: by what the request presents in {@code Authorization}, or else by the session that the browser holds. */
final class Admission {

    private static final Messages MESSAGES = Messages.beside(Admission.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OF_THIS_SITE = Set.of("same-origin", "none");
    private static final String TOKEN = "X-CSRF-Token";
    /** Whoever signs in, or is invited, presents a secret with the request, and may hold an old session without knowing its token. */
    private static final Set<String> SIGNING_IN = Set.of("/api/core/session", "/api/core/invitations/accept");

    private final SignIn signIn;
    private final Sessions sessions;

    Admission(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /**
     * Signs the caller in, if the request presents anything that holds.
     *
     * @param costly is called before work that takes long on purpose, and may refuse it
     * @throws Problem {@code UNAUTHENTICATED} when {@code Authorization} proves nobody; {@code FORBIDDEN} when a browser was made to send it by
     *                 somebody else's page
     */
    void enter(Call call, String address, Runnable costly) {
        HttpServletRequest request = call.request();
        Browser browser = Browser.seen(request, address);
        browser.remember(request);
        boolean changing = !READING.contains(request.getMethod());
        if (changing) {
            requireThisSite(request);
        }
        String presented = request.getHeader("Authorization");
        if (presented != null) {
            call.signedIn(signIn.signIn(presented, address, costly));
            return;
        }
        String secret = browser.secret(request);
        Optional<Sessions.Session> held = secret == null ? Optional.empty() : sessions.find(secret, address);
        held.ifPresent(session -> {
            call.entered(session);
            if (changing && !call.page() && !signsIn(request)) {
                requireToken(request.getHeader(TOKEN), session);
            }
            browser.holding(session).remember(request);
        });
    }

    /** Returns if a form is of the session that the browser holds, or it holds none. @throws Problem {@code FORBIDDEN} */
    static void requireToken(Call call, Form form) {
        Sessions.Session session = Browser.of(call.request()).held();
        if (session != null && !proves(form.get(Form.TOKEN), session)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "form-token");
        }
    }

    private static boolean signsIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && SIGNING_IN.contains(request.getRequestURI().substring(request.getContextPath().length()));
    }

    private static void requireToken(String given, Sessions.Session session) {
        if (!proves(given, session)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "csrf", TOKEN).at(TOKEN);
        }
    }

    private static boolean proves(String given, Sessions.Session session) {
        return given != null && (same(given, session) || same(Seal.opened(given), session));
    }

    private static boolean same(String token, Sessions.Session session) {
        return MessageDigest.isEqual(session.csrf().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Also for Basic, whose password browsers keep and send of their own accord; what isn't a browser sends neither header. */
    private static void requireThisSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own = site != null ? OF_THIS_SITE.contains(site) : origin == null || ofThisHost(origin, request);
        if (!own) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "cross-site");
        }
    }

    /** No page can make a browser send another {@code Host} or, unasked, {@code X-Forwarded-Host}. */
    private static boolean ofThisHost(String origin, HttpServletRequest request) {
        try {
            String host = URI.create(origin).getRawAuthority();
            return host != null && (host.equalsIgnoreCase(request.getHeader("Host")) || host.equalsIgnoreCase(request.getHeader("X-Forwarded-Host")));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
