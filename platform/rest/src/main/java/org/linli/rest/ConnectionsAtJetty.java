package org.linli.rest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has {@link Connections} told of each connection of the web server, from the first request on, which is the launcher's own. */
@Component(service = ConnectionsAtJetty.class, configurationPid = "linli")
public final class ConnectionsAtJetty {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsAtJetty.class);

    private final Connections connections;
    private final Set<Connector> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "linli-connections");
        thread.setDaemon(true);
        return thread;
    });

    /** Looks at them each second, and says once a minute in the log how many it has closed. */
    @Activate
    public ConnectionsAtJetty(Settings settings) {
        connections = new Connections(new Connections.Limits(settings.limits_connections(), settings.limits_connections_address(),
            Duration.ofSeconds(settings.limits_head_seconds())), Proxies.of(settings.proxies()), System::nanoTime);
        chores.scheduleWithFixedDelay(connections::tend, 1, 1, TimeUnit.SECONDS);
        chores.scheduleWithFixedDelay(this::report, 1, 1, TimeUnit.MINUTES);
    }

    void watch(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector open && watched.add(open)) {
                open.addBean(connections);
            }
        }
    }

    private void report() {
        long closed = connections.closed();
        if (closed > 0) {
            LOG.info("{} connections were closed: too many of one address or altogether, or the head of a request took too long", closed);
        }
    }

    @Deactivate
    void stop() {
        chores.shutdownNow();
        watched.forEach(connector -> ((AbstractConnector) connector).removeBean(connections));
    }
}
