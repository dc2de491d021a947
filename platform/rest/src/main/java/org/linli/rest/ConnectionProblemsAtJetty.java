package org.linli.rest;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives the web server its error handler and its strict connections with the first request, which is the launcher's own: Pax Web lets customizers of
 * requests in from outside at any time, but nothing that would see the server before. It gives back what there was when it goes.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class ConnectionProblemsAtJetty implements HttpConfiguration.Customizer {

    private final ConnectionProblems problems = new ConnectionProblems();
    private final Map<Server, ErrorHandler> former = new HashMap<>();
    private final ConnectionsAtJetty connections;
    private final Map<AbstractConnector, ConnectionFactory> lenient = new HashMap<>();
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
        HttpConnection connection = HttpConnection.getCurrentConnection();
        if (connection != null && !StrictHttp.speaks(connection) && connector instanceof AbstractConnector open) {
            makeStrict(open);
            // it was made before
            request.getResponse().setHeader(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
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

    private synchronized void makeStrict(AbstractConnector open) {
        if (!over && !lenient.containsKey(open)) {
            lenient.put(open, StrictHttp.over(open));
        }
    }

    @Deactivate
    synchronized void stop() {
        over = true;
        former.forEach(Server::setErrorHandler);
        former.clear();
        lenient.forEach(StrictHttp::put);
        lenient.clear();
    }
}
