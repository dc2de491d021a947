package org.linli.store;

import java.util.List;
import org.linli.api.data.ModuleTables;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Opens the town's database as configured, offers its transactions and the tables of modules, and runs the changelogs of all bundles. */
@Component(configurationPid = {"linli", "org.linli.store"}, immediate = true)
public final class Store {

    /** {@code etc/org.linli.store.cfg}. */
    @interface Config {
        String url() default "";

        String user() default "";

        String password() default "";

        int pool_size() default 16;

        String town() default "main";
    }

    private final Database database;
    private final SchemaTracker tracker;
    private final List<ServiceRegistration<?>> services;

    /** Registers the services by hand: declared, they would show the password among their properties. */
    @Activate
    public Store(BundleContext context, Config config) {
        database = new Database(settings(config));
        SchemaSight sight = new SchemaSight();
        services = List.of(
                context.registerService(new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, sight, null),
                context.registerService(Transactions.class, database.transactions(), null),
                context.registerService(ModuleTables.class, database.tables(), null),
                context.registerService(TownDatabase.class, database.whole(), null));
        tracker = new SchemaTracker(context, database.migrations());
        tracker.open();
    }

    private static Settings settings(Config config) {
        String url = config.url().isBlank() ? Settings.embedded() : config.url();
        boolean named = !config.user().isBlank();
        return new Settings(url, named ? config.user() : null, named ? config.password() : null, config.pool_size(), config.town());
    }

    @Deactivate
    void close() {
        tracker.close();
        services.forEach(ServiceRegistration::unregister);
        database.close();
    }
}
