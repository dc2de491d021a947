package org.linli.rest;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Connections of the web server that read chunked bodies as {@link Chunks} does, before Jetty's own parser sees them. */
public final class StrictHttp extends HttpConnectionFactory {

    private static final String PROTOCOL = HttpVersion.HTTP_1_1.asString();
    private static final Set<HttpParser.State> CHUNKED = EnumSet.of(HttpParser.State.CHUNKED_CONTENT, HttpParser.State.CHUNK_SIZE,
        HttpParser.State.CHUNK_PARAMS, HttpParser.State.CHUNK);

    /** @param http as requests are handled */
    public StrictHttp(HttpConfiguration http) {
        super(http);
    }

    /**
     * Makes each further connection of a port that is open already a strict one. Pax Web opens it and lets nobody in before; Jetty takes other
     * connections only while a port is closed, hence the field.
     *
     * @return what made its connections until now
     * @throws IllegalStateException if that can't be done: better no port than a lenient one
     */
    static ConnectionFactory over(AbstractConnector connector) {
        var strict = new StrictHttp(connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration());
        return put(connector, strict);
    }

    /** Puts back what {@link #over} took out. */
    static ConnectionFactory put(AbstractConnector connector, ConnectionFactory factory) {
        try {
            Field field = AbstractConnector.class.getDeclaredField("_factories");
            field.setAccessible(true);
            @SuppressWarnings("unchecked")
            var factories = (Map<String, ConnectionFactory>) field.get(connector);
            ConnectionFactory former = factories.replace(key(factories), factory);
            connector.setDefaultProtocol(connector.getDefaultProtocol());
            return former;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Jetty than this was written for", e);
        }
    }

    private static String key(Map<String, ConnectionFactory> factories) {
        return factories.keySet().stream().filter(PROTOCOL::equalsIgnoreCase).findFirst()
            .orElseThrow(() -> new IllegalStateException("the port doesn't speak " + PROTOCOL + ": " + factories.keySet()));
    }

    /** Whether the connection under way is a strict one. */
    static boolean speaks(HttpConnection connection) {
        return connection instanceof StrictConnection;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint end) {
        return configure(new StrictConnection(getHttpConfiguration(), connector, end, getHttpCompliance()), connector, end);
    }

    private static final class StrictConnection extends HttpConnection {

        StrictConnection(HttpConfiguration http, Connector connector, EndPoint end, HttpCompliance compliance) {
            super(http, connector, end, compliance, false);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new StrictParser(newRequestHandler(), getHttpConfiguration().getRequestHeaderSize(), compliance);
        }
    }

    /** Looks ahead over all that has come of a chunked body, so that nothing of a wrong one is taken for right. */
    private static final class StrictParser extends HttpParser {

        private final Chunks chunks = new Chunks();
        /** How much of what is left in the buffer was looked at. */
        private int ahead;

        StrictParser(RequestHandler handler, int headers, HttpCompliance compliance) {
            super(handler, headers, compliance);
        }

        @Override
        protected boolean parseContent(ByteBuffer buffer) {
            if (!CHUNKED.contains(getState())) {
                return super.parseContent(buffer);
            }
            int looked = chunks.follow(buffer, buffer.position() + ahead);
            boolean enough = super.parseContent(buffer);
            ahead = Math.max(0, looked - buffer.position());
            return enough;
        }

        @Override
        protected boolean parseFields(ByteBuffer buffer) {
            if (!isState(State.TRAILER)) {
                return super.parseFields(buffer);
            }
            int looked = chunks.follow(buffer, buffer.position() + ahead);
            boolean enough = super.parseFields(buffer);
            ahead = Math.max(0, looked - buffer.position());
            return enough;
        }

        @Override
        public void reset() {
            super.reset();
            chunks.restart();
            ahead = 0;
        }
    }
}
