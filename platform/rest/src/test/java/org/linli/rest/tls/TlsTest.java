package org.linli.rest.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    Path folder;

    @Test
    void plainRequestsAreServedNothingWhileHttpsIsOrderedButNotOpen() throws Exception {
        var tls = new Tls(new Ordered(folder.resolve("missing.pem").toString()));
        var server = new Server();
        var http = new HttpConfiguration();
        http.addCustomizer(tls::come);
        var plain = new ServerConnector(server, new HttpConnectionFactory(http));
        server.addConnector(plain);
        server.setHandler(new AbstractHandler() {
            @Override
            public void handle(String target, Request request, HttpServletRequest same, HttpServletResponse response) {
                request.setHandled(true);
            }
        });
        server.start();
        try {
            HttpResponse<String> refused = get(plain.getLocalPort(), "/api");
            assertEquals(503, refused.statusCode());
            assertEquals("60", refused.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(200, get(plain.getLocalPort(), "/health/live").statusCode(), "this machine asks of its own health");
            assertFalse(tls.ready().fit());
        } finally {
            server.stop();
            tls.stop();
        }
    }

    @Test
    void aPortThatIsTakenLeavesTheServerAsItWas() throws Exception {
        var server = new Server();
        server.addConnector(new ServerConnector(server));
        server.start();
        try (var taken = new ServerSocket(0)) {
            var connector = new TlsConnector(server, new HttpConfiguration(), taken.getLocalPort(), SSLContext.getDefault(), (from, same, request) -> { });
            assertThrows(IOException.class, connector::open);
            assertThrows(IOException.class, connector::open, "it may be tried again");
            assertEquals(1, server.getConnectors().length);
        } finally {
            server.stop();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), BodyHandlers.ofString());
    }

    private record Ordered(String certificate) implements TlsSettings {

        @Override
        public String key() {
            return "";
        }

        @Override
        public String _password() {
            return "";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public boolean redirect() {
            return true;
        }

        @Override
        public int seconds() {
            return 60;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return TlsSettings.class;
        }
    }
}
