package org.linli.rest.tls;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.linli.api.Fitness;
import org.linli.api.Readiness;
import org.linli.rest.JettyRequests;
import org.linli.rest.RequestsAtJetty;
import org.linli.rest.tls.Certificates.Loaded;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves https where the operator named a certificate, with the first request that the web server gets (the launcher's own), and with a new certificate
 * as soon as its files hold one that can be used. The server isn't ready before, and where http only says where https is, it serves nothing by it.
 */
@Component(service = {RequestsAtJetty.class, Readiness.class}, configurationPid = "org.linli.tls", immediate = true)
public final class Tls implements RequestsAtJetty, Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    /** Where the launcher finds the port that it shows. */
    private static final String PORT = "linli.https.port";

    private final TlsSettings settings;
    private final Certificates certificates;
    private final ScheduledExecutorService watch;
    private Loaded loaded;
    private String refused;
    private volatile String missing;
    private Server server;
    private HttpConfiguration http;
    private long again = System.nanoTime();
    private volatile TlsConnector connector;

    /** Reads the files; one that can't be used yet may be mended while it waits. */
    @Activate
    public Tls(TlsSettings settings) {
        this.settings = settings;
        if (settings.certificate().isBlank()) {
            certificates = null;
            watch = null;
            return;
        }
        Path folder = Path.of(System.getProperty("linli.data", ".")).resolve("etc");
        certificates = new Certificates(folder.resolve(settings.certificate().strip()), settings.key().isBlank() ? null : folder.resolve(settings.key().strip()),
            settings._password());
        missing = "the port for https isn't open yet";
        look();
        watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "linli-tls");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, settings.seconds(), settings.seconds(), TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public Fitness ready() {
        return missing == null ? Fitness.FIT : Fitness.not(missing);
    }

    @Override
    public void come(Connector from, HttpConfiguration configuration, Request request) {
        if (certificates == null) {
            return;
        }
        if (connector == null) {
            open(from.getServer(), configuration);
        }
        if (settings.redirect() && !request.isSecure() && !JettyRequests.ownProbe(request)) {
            request.setHandled(true);
            JettyRequests.shield(request);
            send(request.getServerName(), request.getOriginalURI(), request.getResponse());
        }
    }

    private void send(String host, String address, Response response) {
        if (connector == null) {
            response.setHeader("Retry-After", String.valueOf(settings.seconds()));
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
            return;
        }
        String port = settings.port() == 443 ? "" : ":" + settings.port();
        response.setHeader("Location", "https://" + host + port + address);
        response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
    }

    private synchronized void open(Server of, HttpConfiguration configuration) {
        server = of;
        http = configuration;
        if (connector != null || loaded == null || System.nanoTime() - again < 0) {
            return;
        }
        var fresh = new TlsConnector(server, http, settings.port(), loaded.context(), (from, same, request) -> JettyRequests.refuseTrace(request));
        try {
            fresh.open();
            connector = fresh;
            missing = null;
            System.setProperty(PORT, String.valueOf(settings.port()));
            LOG.info("https on port {} with the certificate of {}, valid until {}", settings.port(), loaded.first().getSubjectX500Principal(), loaded.first().getNotAfter());
        } catch (Exception e) {
            again = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.seconds());
            String says = "port " + settings.port() + " can't be opened for https: " + e.getMessage();
            if (!says.equals(missing)) {
                missing = says;
                LOG.error("{}", says, e);
            }
        }
    }

    /** Takes what the files hold if it is something else than before, and can be used. */
    private synchronized void look() {
        try {
            String print = certificates.print();
            if (loaded != null && print.equals(loaded.print()) || print.equals(refused)) {
                return;
            }
            take(certificates.load());
        } catch (UnusableCertificate e) {
            refuse(e);
        } catch (Exception e) {
            refuse(new UnusableCertificate("it can't be taken into use", e));
        }
    }

    private void take(Loaded fresh) throws Exception {
        boolean first = loaded == null;
        if (connector != null) {
            connector.replace(fresh.context());
            LOG.info("https with the new certificate of {}, valid until {}", fresh.first().getSubjectX500Principal(), fresh.first().getNotAfter());
        }
        loaded = fresh;
        refused = null;
        if (first && server != null) {
            open(server, http);
        }
    }

    private void refuse(UnusableCertificate fault) {
        refused = certificates.print();
        if (loaded == null) {
            missing = fault.getMessage();
            LOG.error("No https: {}", fault.getMessage(), fault);
        } else {
            LOG.warn("The new certificate for https can't be used, the former one stays: {}", fault.getMessage());
        }
    }

    @Deactivate
    void stop() throws Exception {
        if (watch != null) {
            watch.shutdownNow();
        }
        if (connector != null) {
            connector.close();
            System.clearProperty(PORT);
        }
    }
}
