package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.junit.jupiter.api.Test;

class ConnectionProblemsAtJettyTest {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ErrorHandler launchers = new ErrorHandler();
    private final ConnectionProblemsAtJetty customizer = new ConnectionProblemsAtJetty(
        new ConnectionsAtJetty(TestServer.settings(Map.of())), (from, configuration, request) -> { });

    @Test
    void theLaunchersOwnErrorHandlerIsBackWhenTheBundleStops() {
        server.setErrorHandler(launchers);
        request();
        request();
        assertInstanceOf(ConnectionProblems.class, server.getErrorHandler());
        customizer.stop();
        assertSame(launchers, server.getErrorHandler());
        request();
        assertSame(launchers, server.getErrorHandler(), "a request that was still under way changes nothing");
    }

    private void request() {
        customizer.customize(connector, new HttpConfiguration(), new Request(null, null));
    }
}
