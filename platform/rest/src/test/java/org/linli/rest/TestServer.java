package org.linli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.linli.api.calendar.Draws;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.data.Transactions;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.imports.Imports;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.Consents;
import org.linli.api.people.People;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.Retention;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Invitations;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Tokens;
import org.linli.api.territory.Territory;
import org.linli.rest.core.CoreModule;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** The dispatcher behind a web server on a free port. */
final class TestServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server server = new Server();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Api api;
    private final Health health;
    private final TestChoice choice = new TestChoice();
    private final TestSessions sessions = new TestSessions();
    private final TestGuard guard = new TestGuard();
    private final ConnectionsAtJetty connections;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final int port;

    TestServer(Transactions transactions, Map<String, Object> settings) {
        this(transactions, settings, TestPrograms.none());
    }

    TestServer(Transactions transactions, Map<String, Object> settings, TestPrograms programs) {
        Settings set = settings(settings);
        var door = new Door();
        api = new Api(() -> "rest", transactions, Clock.systemUTC(), guard, sessions, guard, programs.rulebooks(), programs.resources(guard),
            guard, programs.service(Territory.class), door, choice, set, settings);
        health = new Health();
        var dispatcher = new Dispatcher(door, health, set);
        api.open();
        choice.settle();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        connections = new ConnectionsAtJetty(set);
        http.addCustomizer(new ConnectionProblemsAtJetty(connections, (from, configuration, request) -> { }));
        // as Pax Web sets it
        http.setSendServerVersion(false);
        connector.addBean(new HttpChannel.Listener() {
            @Override
            public void onDispatchFailure(Request request, Throwable failure) {
                failures.add(failure);
            }
        });
        server.addConnector(connector);
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(dispatcher), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        port = connector.getLocalPort();
    }

    Api api() {
        return api;
    }

    /** Publishes the shared core on services that answer what a test says. */
    void publishCore(TestPrograms services) {
        api.publish(new CoreModule(bundle(), services.service(Territory.class), services.service(People.class),
            services.service(WorkingCalendar.class), services.service(Draws.class), services.service(Imports.class), services.service(Jobs.class),
            services.service(EvidenceFiles.class), services.service(Filings.class), services.service(Publicity.class),
            services.service(Rulebooks.class), services.service(Tokens.class), services.service(AuditTrail.class), sessions,
            services.service(SecondFactor.class), guard, services.service(AccountAdministration.class), services.service(Invitations.class),
            services.service(PersonalFiles.class), services.service(Consents.class), services.service(Retention.class),
            services.service(OpenIdSignIn.class)));
    }

    static BundleContext bundle() {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class},
            (proxy, method, values) -> new Version(1, 0, 0));
        return (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class},
            (proxy, method, values) -> bundle);
    }

    TestGuard guard() {
        return guard;
    }

    TestChoice choice() {
        return choice;
    }

    /** What reached the web server instead of an answer. */
    List<Throwable> failures() {
        return failures;
    }

    Health health() {
        return health;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpRequest.Builder request(String path, String user) {
        var request = HttpRequest.newBuilder(at(path));
        return user == null ? request
            : request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":right").getBytes()));
    }

    HttpResponse<String> get(String path, String user) {
        return send(request(path, user).GET());
    }

    HttpResponse<String> post(String path, String user, String json, String... headers) {
        var request = request(path, user).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    static Settings settings(Map<String, Object> set) {
        return (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(), new Class<?>[] {Settings.class},
            (proxy, method, values) -> set.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue()));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        connections.stop();
        api.stop();
    }
}
