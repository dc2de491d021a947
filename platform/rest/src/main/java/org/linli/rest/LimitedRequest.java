package org.linli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.BadMessageException;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose body is decompressed, kept within the limits and, where it may be repeated, digested as it is read; {@code HEAD} reads as {@code GET}. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedRequest.class);
    private static final Messages MESSAGES = Messages.beside(LimitedRequest.class);
    /** A database can't keep it in a text. */
    private static final String NUL = "%00";
    private static final String PARTS = "multipart/";
    private static final int BUFFER = 1 << 16;

    private final BodyLimits limits;
    private final BodyMemory memory;
    private final boolean secure;
    private final boolean compressed;
    private final String key;
    private LimitedStream body;
    private ComingBody coming;

    /**
     * @param memory that there is for the bodies of all strangers
     * @param secure whether the caller came by TLS, to us or to a proxy of ours
     */
    LimitedRequest(HttpServletRequest request, BodyLimits limits, BodyMemory memory, boolean secure) {
        super(request);
        this.limits = limits;
        this.memory = memory;
        this.secure = secure;
        compressed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
        key = request.getMethod().equals("POST") ? request.getHeader("Idempotency-Key") : null;
    }

    /**
     * Refuses an address that nobody could read.
     *
     * @throws Problem {@code MALFORMED} for a broken escape, {@code INVALID} for U+0000
     */
    void checkAddress() {
        Query.checkEscapes(getRequestURI());
        if (getQueryString() != null) {
            Query.checkEscapes(getQueryString());
        }
        if (getRequestURI().contains(NUL) || getQueryString() != null && getQueryString().contains(NUL)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "nul");
        }
    }

    /**
     * Refuses a body that no resource could read.
     *
     * @throws Problem {@code TOO_LARGE} by its declared length, {@code UNSUPPORTED} for another encoding than gzip or a charset that there isn't
     */
    void checkBody() {
        if (getContentLengthLong() > limits.body()) {
            throw BodyLimits.exceeded(limits.body());
        }
        // nobody takes any, and the engine's parser of parts has no need to see one
        if (getContentType() != null && getContentType().regionMatches(true, 0, PARTS, 0, PARTS.length())) {
            throw MESSAGES.problem(Problem.Kind.UNSUPPORTED, "content-type", getContentType()).at("Content-Type");
        }
        if (getCharacterEncoding() != null) {
            Transcoded.charset(getCharacterEncoding());
        }
        String encoding = getHeader("Content-Encoding");
        if (!compressed && encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw MESSAGES.problem(Problem.Kind.UNSUPPORTED, "content-encoding", encoding).at("Content-Encoding");
        }
    }

    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    /** The idempotency key of a {@code POST}; null without one. */
    String key() {
        return key;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            InputStream arriving = coming != null ? coming.kept() : new Paced(super.getInputStream(), limits.rate(), System::nanoTime);
            var sent = new LimitedStream(arriving, coming != null ? limits.ofStrangers() : limits.body(), key != null && !compressed);
            body = compressed ? new LimitedStream(inflated(sent), limits.inflatedOf(getRequestURI().substring(getContextPath().length()), getContentType()), key != null) : sent;
        }
        return body;
    }

    /** SHA-256 of the whole body, hex; reads what is left of it. Only for a request with a key. */
    String digest() {
        try {
            ServletInputStream stream = getInputStream();
            byte[] buffer = new byte[BUFFER];
            while (stream.read(buffer) >= 0) {
                continue;
            }
            return HexFormat.of().formatHex(body.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was put aside until its body had come, and goes on now. */
    boolean goesOn() {
        return coming != null;
    }

    /** Puts it aside until its body has come, where it has one. @return whether it has */
    boolean awaitBody() throws IOException {
        if (!hasBody()) {
            return false;
        }
        coming = new ComingBody((HttpServletRequest) getRequest(), limits, memory);
        coming.keep((HttpServletRequest) getRequest());
        return true;
    }

    /** Lets what is left of a stranger's body pass after the answer, while no thread waits for it. */
    void letPass(HttpServletResponse answer) throws IOException {
        if (moreComes()) {
            var left = coming != null ? coming : new ComingBody((HttpServletRequest) getRequest(), limits, memory);
            left.letPass((HttpServletRequest) getRequest(), answer);
        }
    }

    /** Of a body that its caller wants to be asked for first, nothing comes that wasn't asked for. */
    private boolean moreComes() {
        return hasBody() && (body != null || coming != null || getHeader("Expect") == null);
    }

    private boolean hasBody() {
        return getContentLengthLong() > 0 || getHeader("Transfer-Encoding") != null;
    }

    /**
     * Reads what is left of the body, because many a caller listens only when it has said all, and would find the connection closed instead
     * of its answer; more than a body may hold isn't waited for.
     */
    void readOut() {
        if (!moreComes()) {
            return;
        }
        try {
            InputStream rest = new Paced(super.getInputStream(), limits.rate(), System::nanoTime);
            if (rest.read() < 0) {
                return;
            }
            byte[] buffer = new byte[BUFFER];
            int count = rest.read(buffer);
            for (long left = limits.body(); count >= 0 && left > 0; left -= count) {
                count = rest.read(buffer);
            }
        } catch (IOException | BadMessageException | Problem e) {
            LOG.debug("The caller hung up or was too slow or not understood before it had its answer", e);
        }
    }

    private static InputStream inflated(InputStream sent) throws IOException {
        try {
            return new GZIPInputStream(sent, BUFFER);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw notGzip();
        }
    }

    static Problem notGzip() {
        return MESSAGES.problem(Problem.Kind.MALFORMED, "gzip").at("Content-Encoding");
    }
}
