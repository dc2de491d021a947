package org.linli.rest.core;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.calendar.Rehearsals;
import org.linli.api.modules.Modules;
import org.linli.api.notices.Channels;
import org.linli.api.operation.Operation;
import org.linli.api.people.PersonalKeys;
import org.linli.api.security.Permission;
import org.linli.rest.PlatformPart;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The platform itself, published as any module is. */
@Component(service = PlatformPart.class)
public final class PlatformModule implements PlatformPart {

    /** Permission to read the figures of {@code /metrics}. */
    public static final String METRICS_READ = "platform.metrics.read";

    private static final Messages MESSAGES = Messages.beside(PlatformModule.class);

    private final String version;
    private final List<Object> resources;

    @Activate
    public PlatformModule(BundleContext context, @Reference Modules modules, @Reference PersonalKeys keys, @Reference Operation operation,
                          @Reference Rehearsals rehearsals) {
        version = context.getBundle().getVersion().toString();
        resources = List.of(new ModulesResource(modules), new KeysResource(keys), new OperationResource(operation),
            rehearsals.rehearsal().<Object>map(ClockResource::new).orElseGet(RealClockResource::new));
    }

    @Override
    public String id() {
        return "platform";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Text title() {
        return MESSAGES.text("title.platform");
    }

    @Override
    public List<Permission> permissions() {
        return Stream.of(METRICS_READ, Rehearsal.WRITE, Modules.READ, Modules.WRITE, PersonalKeys.READ, PersonalKeys.WRITE,
                Channels.READ, Channels.WRITE, Operation.READ, Operation.BACK_UP)
            .map(id -> new Permission(id, MESSAGES.text("permission." + id))).toList();
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }
}
