package org.linli.rest.tls;

import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.linli.rest.StrictHttp;

/** The web server's port for https: TLS 1.3 and 1.2 with forward secrecy and authenticated encryption, and nothing older. */
final class TlsConnector {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};
    private static final int IDLE_MS = 30_000;

    private final SslContextFactory.Server contexts = new SslContextFactory.Server();
    private final ServerConnector connector;

    /** @param http as plain connections are handled @param also what else is done with each request */
    TlsConnector(Server server, HttpConfiguration http, int port, SSLContext context, HttpConfiguration.Customizer also) {
        contexts.setIncludeProtocols(PROTOCOLS);
        contexts.setIncludeCipherSuites(SUITES);
        contexts.setUseCipherSuitesOrder(true);
        contexts.setRenegotiationAllowed(false);
        contexts.setSslContext(context);
        var secure = new HttpConfiguration(http);
        // which names are answered, the setting hosts says
        secure.setCustomizers(List.of(new SecureRequestCustomizer(false), also));
        connector = new ServerConnector(server, new SslConnectionFactory(contexts, "http/1.1"), new StrictHttp(secure));
        connector.setName("linli-tls");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MS);
    }

    /** Opens the port, or leaves the server as it was. */
    void open() throws Exception {
        Server server = connector.getServer();
        try {
            server.addConnector(connector);
            if (!connector.isRunning()) {
                connector.start();
            }
        } catch (Exception e) {
            server.removeConnector(connector);
            throw e;
        }
    }

    /** Connections from now on get the new certificate; those that there are keep theirs. */
    void replace(SSLContext context) throws Exception {
        contexts.reload(factory -> factory.setSslContext(context));
    }

    void close() throws Exception {
        connector.stop();
        connector.getServer().removeConnector(connector);
    }
}
