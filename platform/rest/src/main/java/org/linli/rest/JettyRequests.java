package org.linli.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** What is decided of a request before any servlet sees it. */
public final class JettyRequests {

    private JettyRequests() {
    }

    /** Refuses {@code TRACE}, which Pax Web would answer by itself with nothing that an answer of ours carries. */
    public static void refuseTrace(Request request) {
        if (HttpMethod.TRACE.is(request.getMethod())) {
            request.setHandled(true);
            try {
                request.getResponse().sendError(HttpStatus.METHOD_NOT_ALLOWED_405);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives the answer the headers that every answer has. */
    public static void shield(Request request) {
        SecurityHeaders.ofPrograms(request.isSecure()).say(request.getResponse()::setHeader);
    }

    /** Whether this machine asks for its own health or figures. */
    public static boolean ownProbe(Request request) {
        String path = request.getRequestURI();
        try {
            return path != null && (path.startsWith("/health/") || path.equals("/metrics")) && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the web server gives numbers", e);
        }
    }
}
