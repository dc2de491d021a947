package org.linli.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Gives the web server its error handler with the first request, which is the launcher's own: Pax Web lets customizers of requests in from
 * outside at any time, but nothing that would see the server before. It gives the former handler back when it goes.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class ConnectionProblemsAtJetty implements HttpConfiguration.Customizer {

    private final ConnectionProblems problems = new ConnectionProblems();
    private final Map<Server, ErrorHandler> former = new HashMap<>();
    private boolean over;

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        Server server = connector.getServer();
        if (server.getErrorHandler() != problems) {
            take(server);
        }
        refuseTrace(request);
    }

    /** Pax Web would answer it by itself, with nothing that an answer of ours carries. */
    private static void refuseTrace(Request request) {
        if (HttpMethod.TRACE.is(request.getMethod())) {
            request.setHandled(true);
            try {
                request.getResponse().sendError(HttpStatus.METHOD_NOT_ALLOWED_405);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Requests come side by side, and one may still be under way when it is over. */
    private synchronized void take(Server server) {
        if (!over && server.getErrorHandler() != problems) {
            former.put(server, server.getErrorHandler());
            server.setErrorHandler(problems);
        }
    }

    @Deactivate
    synchronized void stop() {
        over = true;
        former.forEach(Server::setErrorHandler);
        former.clear();
    }
}
