package org.linli.rest;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions;

/** One request as the platform sees it, beside what JAX-RS makes of it. */
final class Call {

    private static final String ATTRIBUTE = Call.class.getName();
    private static final String LANGUAGE = "linli-language";
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private static final AtomicLong COUNT = new AtomicLong();

    private final String id = RUN + "-" + Long.toString(COUNT.incrementAndGet(), Character.MAX_RADIX);
    private final LimitedRequest request;
    private Caller caller;
    private Sessions.Session session;
    private boolean page;
    private Runnable drawing;
    private String key;
    private String digest;
    private String sentFrom;
    private Throwable cutShort;
    private volatile boolean cutForTime;

    Call(LimitedRequest request) {
        this.request = request;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The one that was put aside and goes on with this request; null for a new one. */
    static Call goingOn(HttpServletRequest raw) {
        if (raw.getDispatcherType() != DispatcherType.ASYNC) {
            return null;
        }
        Call call = (Call) raw.getAttribute(ATTRIBUTE);
        call.request.setRequest(raw);
        return call;
    }

    /** Where it goes. */
    String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The request that the engine works on. */
    static Call of(Exchange exchange) {
        return (Call) ((HttpServletRequest) exchange.getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST)).getAttribute(ATTRIBUTE);
    }

    /** Names the request in the answer and, if it fails, in the log. */
    String id() {
        return id;
    }

    LimitedRequest request() {
        return request;
    }

    void signedIn(Caller signedIn) {
        caller = signedIn;
    }

    /** Notes the session that it belongs to; of one of which something is due, nobody is signed in yet. */
    void entered(Sessions.Session held) {
        session = held;
        caller = held.due() == Sessions.Due.NOTHING ? held.caller() : null;
    }

    /** Who is signed in; null when nobody is. */
    Caller caller() {
        return caller;
    }

    /** Who has shown a password at least; null when nobody has. */
    Caller behind() {
        return session == null ? caller : session.caller();
    }

    /** What its session still has to show; nothing where there is none. */
    Sessions.Due due() {
        return session == null ? Sessions.Due.NOTHING : session.due();
    }

    /** Notes that somebody at a browser is to get a page. */
    void asPage() {
        page = true;
    }

    boolean page() {
        return page;
    }

    /** @param drawing says to the browser that what it gets is a page */
    void drawnBy(Runnable drawing) {
        this.drawing = drawing;
    }

    /** A page of ours answers it, wherever it went. */
    void drawn() {
        drawing.run();
    }

    /** Notes what makes a form count once. @param formDigest SHA-256 of the form as it was sent, hex */
    void once(String formKey, String formDigest) {
        key = formKey;
        digest = formDigest;
    }

    /** Notes the page that a form stood on, as the form tells it. @param address may be null and need not be one */
    void sentFrom(String address) {
        sentFrom = address;
    }

    /** What a form tells of the page that it stood on; null when it tells nothing, or wasn't read. */
    String sentFrom() {
        return sentFrom;
    }

    /** The idempotency key of a {@code POST}; null without one. */
    String key() {
        return key == null ? request.key() : key;
    }

    /** SHA-256 of the whole body, hex. Only for a request with a key. */
    String digest() {
        return digest == null ? request.digest() : digest;
    }

    /** Pages speak what was chosen at one of them, everything else what the caller asks for. */
    Locale language() {
        String chosen = page ? PageVisit.cookie(this, LANGUAGE) : null;
        return Languages.wanted(chosen == null ? request.getHeader("Accept-Language") : chosen);
    }

    /** Notes that the answer broke off after its beginning was sent, so that the connection has to be cut. */
    void cutShort(Throwable cause) {
        cutShort = cause;
    }

    Throwable cutShort() {
        return cutShort;
    }

    /** Notes that it is interrupted because it takes longer than it may. */
    void cutForTime() {
        cutForTime = true;
    }

    /** Whether whatever it throws now comes of that. */
    boolean isCutForTime() {
        return cutForTime;
    }
}
