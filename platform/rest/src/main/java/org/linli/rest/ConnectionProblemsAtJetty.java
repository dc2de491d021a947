package org.linli.rest;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the web server its error handler with the first request, which is the launcher's own: Pax Web lets customizers of requests in from
 * outside at any time, but nothing that would see the server before.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class ConnectionProblemsAtJetty implements HttpConfiguration.Customizer {

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        Server server = connector.getServer();
        if (!(server.getErrorHandler() instanceof ConnectionProblems)) {
            server.setErrorHandler(new ConnectionProblems());
        }
    }
}
