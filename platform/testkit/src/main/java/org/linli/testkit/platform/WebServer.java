package org.linli.testkit.platform;

import java.net.URI;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The platform's servlet behind the web server that the container has, on a free port of this machine. */
final class WebServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Server server;
    private final int port;

    WebServer(Servlet servlet, Iterable<HttpConfiguration.Customizer> customizers) {
        QueuedThreadPool threads = new QueuedThreadPool(32);
        threads.setName("linli-http");
        threads.setDaemon(true);
        server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(HOST);
        HttpConfiguration configuration = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        configuration.setSendServerVersion(false);
        customizers.forEach(configuration::addCustomizer);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the web server doesn't start", e);
        }
        port = connector.getLocalPort();
    }

    URI base() {
        return URI.create("http://" + HOST + ":" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server doesn't stop", e);
        }
    }
}
