package org.linli.rest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What every answer says to browsers, whoever makes it: nothing runs, nothing is framed, nothing is kept, nothing is told to others. */
final class SecurityHeaders {

    /** Of answers that are read by programs: a browser that shows one loads and runs nothing. */
    static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Of pages: a browser runs, draws and sends what comes from this site, and nothing that stands in the page itself. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    /** What pages are drawn with has its content's hash in its address. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    static final String NOT_KEPT = "no-store";
    static final String KEPT_NAME = "Cache-Control";

    /** The one that an answer may add to, since a browser keeps to each of several policies. */
    static final String POLICY_NAME = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS = Map.of(
        "X-Content-Type-Options", "nosniff",
        "Referrer-Policy", "no-referrer",
        "Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy", "same-origin",
        "Cross-Origin-Resource-Policy", "same-origin");

    /** A year, as browsers' lists ask for; of this host alone, because others of its domain may not be ours. */
    private static final String TRANSPORT = "Strict-Transport-Security";
    private static final String A_YEAR = "max-age=31536000";

    /** In lower case: ours alone, and those that would tell what runs here or let other sites read. */
    private static final Set<String> OURS = Set.of("x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy",
        "cross-origin-resource-policy", "cross-origin-embedder-policy", "cache-control", "strict-transport-security", "x-request-id", "server",
        "x-powered-by", "expires", "pragma", "refresh", "clear-site-data", "content-security-policy-report-only");
    private static final String OTHER_SITES = "access-control-";

    private final String policy;
    private final String kept;
    private final boolean secure;

    private SecurityHeaders(String policy, String kept, boolean secure) {
        this.policy = policy;
        this.kept = kept;
        this.secure = secure;
    }

    /** Those of the answer to a path. @param secure whether the caller came by TLS */
    static SecurityHeaders of(String path, boolean secure) {
        return new SecurityHeaders(PageAddress.isPage(path) ? PAGE_POLICY : POLICY, PageAddress.isAsset(path) ? FOR_GOOD : NOT_KEPT, secure);
    }

    /** Those of answers that no browser has to draw. @param secure whether the caller came by TLS */
    static SecurityHeaders ofPrograms(boolean secure) {
        return new SecurityHeaders(POLICY, NOT_KEPT, secure);
    }

    /** What browsers are to keep to. */
    String policy() {
        return policy;
    }

    /** Says them. */
    void say(BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
        header.accept(POLICY_NAME, policy);
        header.accept(KEPT_NAME, kept);
        if (secure) {
            header.accept(TRANSPORT, A_YEAR);
        }
    }

    /** Whether no module may say it. */
    static boolean ours(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || lower.startsWith(OTHER_SITES);
    }
}
