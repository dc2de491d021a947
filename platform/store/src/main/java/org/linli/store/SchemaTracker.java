package org.linli.store;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.linli.api.data.DataFault;
import org.linli.api.data.Schema;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Expands the tables of each bundle that starts and names a changelog, then announces that they are ready. */
final class SchemaTracker extends BundleTracker<SchemaTracker.Announced> {

    static final String SCHEMA = "linli.schema";
    static final String BUNDLE = "linli.schema.bundle";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaTracker.class);

    /** One after the other, beside the start of the bundles: nothing waits for a migration but those who need its tables. */
    private final ExecutorService line = Executors.newSingleThreadExecutor(task -> new Thread(task, "linli-migrations"));
    private final Migrations migrations;

    SchemaTracker(BundleContext context, Migrations migrations) {
        super(context, Bundle.STARTING | Bundle.ACTIVE, null);
        this.migrations = migrations;
    }

    @Override
    public Announced addingBundle(Bundle bundle, BundleEvent event) {
        String header = bundle.getHeaders("").get(Changelog.HEADER);
        if (header == null) {
            return null;
        }
        Announced announced = new Announced();
        // what is ready is announced by the bundle's own thread: its components start there, and one that hangs holds up no other migration
        if (event == null || !ready(bundle, header, announced)) {
            line.execute(() -> migrate(bundle, header, announced));
        }
        return announced;
    }

    private boolean ready(Bundle bundle, String header, Announced announced) {
        try {
            Changelog changelog = BundleChangelog.of(bundle, header);
            if (!migrations.expanded(changelog)) {
                return false;
            }
            announced.announce(changelog.id(), bundle.getBundleId());
            return true;
        } catch (DataFault e) {
            LOG.debug("Whether the tables of {} are ready isn't known; the migration will tell", bundle.getSymbolicName(), e);
            return false;
        }
    }

    private void migrate(Bundle bundle, String header, Announced announced) {
        try {
            Changelog changelog = BundleChangelog.of(bundle, header);
            migrations.expand(changelog);
            announced.announce(changelog.id(), bundle.getBundleId());
        } catch (RuntimeException e) {
            if (announced.gone()) {
                LOG.debug("{} {} went before its tables were ready", bundle.getSymbolicName(), bundle.getVersion(), e);
                return;
            }
            LOG.error("The tables of {} {} aren't ready, so it doesn't serve", bundle.getSymbolicName(), bundle.getVersion(), e);
        }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Announced announced) {
        announced.withdraw();
    }

    /** Waits for a migration that runs, because a half-done one is worse than a slow stop. */
    @Override
    public void close() {
        super.close();
        line.shutdown();
        try {
            if (!line.awaitTermination(60, TimeUnit.SECONDS)) {
                LOG.error("A migration still runs after a minute; the database closes under it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bundle's schema service, which may be withdrawn before it was announced. */
    final class Announced {

        private ServiceRegistration<Schema> service;
        private boolean gone;

        private void announce(String id, long bundle) {
            Schema schema = () -> id;
            ServiceRegistration<Schema> registered =
                    context.registerService(Schema.class, schema, new Hashtable<>(Map.of(SCHEMA, id, BUNDLE, bundle)));
            synchronized (this) {
                if (!gone) {
                    service = registered;
                    return;
                }
            }
            registered.unregister();
        }

        private synchronized boolean gone() {
            return gone;
        }

        private void withdraw() {
            ServiceRegistration<Schema> registered;
            synchronized (this) {
                gone = true;
                registered = service;
            }
            if (registered != null) {
                registered.unregister();
            }
        }
    }
}
