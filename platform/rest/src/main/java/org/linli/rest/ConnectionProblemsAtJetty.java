package org.linli.rest;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives the web server its error handler with the first request, which is the launcher's own: Pax Web lets customizers of requests in from
 * outside at any time, but nothing that would see the server before. It gives the former handler back when it goes.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class ConnectionProblemsAtJetty implements HttpConfiguration.Customizer {

    private final ConnectionProblems problems = new ConnectionProblems();
    private final Map<Server, ErrorHandler> former = new HashMap<>();
    private final ConnectionsAtJetty connections;
    private final RequestsAtJetty further;
    private boolean over;

    /** @param further sees each request next */
    @Activate
    public ConnectionProblemsAtJetty(@Reference ConnectionsAtJetty connections, @Reference RequestsAtJetty further) {
        this.connections = connections;
        this.further = further;
    }

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        Server server = connector.getServer();
        if (server.getErrorHandler() != problems) {
            take(server);
        }
        connections.watch(server);
        JettyRequests.refuseTrace(request);
        if (!request.isHandled()) {
            further.come(connector, configuration, request);
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
