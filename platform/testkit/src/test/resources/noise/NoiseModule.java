package org.example.noise;

import java.util.Collection;
import java.util.List;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Guard;
import org.linli.api.security.Permission;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(property = "linli.module=noise")
public final class NoiseModule implements LinliModule {

    static final Messages MESSAGES = Messages.beside(NoiseModule.class);

    private final String version;
    private final List<Object> resources;

    @Activate
    public NoiseModule(BundleContext context, @Reference(target = "(linli.schema=noise)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard) {
        version = context.getBundle().getVersion().toString();
        resources = List.of(new ReportsResource(transactions, guard, version));
    }

    @Override
    public String id() {
        return "noise";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Text title() {
        return MESSAGES.text("module.title");
    }

    @Override
    public List<Permission> permissions() {
        return List.of(new Permission("noise.reports.read", MESSAGES.text("permission.noise.reports.read")));
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }

    @Override
    public Fitness check() {
        return Fitness.FIT;
    }
}
