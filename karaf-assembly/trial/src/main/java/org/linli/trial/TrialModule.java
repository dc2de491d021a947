package org.linli.trial;

import java.util.Collection;
import java.util.List;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The trial module, as it hands itself over to the platform. */
@Component(property = "linli.module=trial")
public final class TrialModule implements LinliModule {

    private static final Messages MESSAGES = Messages.beside(TrialModule.class);

    private final Orders orders = new Orders();
    private final Collection<Object> resources;

    @Activate
    public TrialModule(@Reference(target = "(linli.schema=trial)") Schema schema, @Reference Transactions transactions) {
        orders.follow("activate");
        if (orders.at("activate").equals("leak")) {
            var thread = new Thread(() -> Orders.hold(Long.MAX_VALUE), "trial-leak");
            thread.setDaemon(true);
            thread.setContextClassLoader(TrialModule.class.getClassLoader());
            thread.start();
        }
        resources = List.of(new TrialResource(version(), orders, transactions));
    }

    @Deactivate
    void stop() {
        orders.follow("stop");
    }

    @Override
    public String id() {
        return "trial";
    }

    @Override
    public String version() {
        return FrameworkUtil.getBundle(TrialModule.class).getVersion().toString();
    }

    @Override
    public Text title() {
        return MESSAGES.text("module.title");
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }

    @Override
    public Fitness check() {
        orders.follow("check");
        return orders.at("check").equals("unfit") ? Fitness.not("told to be unfit") : Fitness.FIT;
    }
}
