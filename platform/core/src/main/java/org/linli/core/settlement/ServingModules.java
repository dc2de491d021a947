package org.linli.core.settlement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The version of each module that serves: the highest one there is.
 *
 * <p>A module is fetched only while it is asked something, since modules are made of the programs that ask here.
 */
@Component(service = ServingModules.class)
public final class ServingModules {

    private static final Messages MESSAGES = Messages.beside(ServingModules.class);

    private final BundleContext context;
    private final Map<ServiceReference<LinliModule>, Version> there = new ConcurrentHashMap<>();

    @Activate
    public ServingModules(BundleContext context) {
        this.context = context;
    }

    @Reference(service = LinliModule.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<LinliModule> module) {
        there.put(module, module.getBundle().getVersion());
    }

    void remove(ServiceReference<LinliModule> module) {
        there.remove(module);
    }

    /** Asks a module. @throws Problem {@code UNAVAILABLE} while no version of it is there */
    <T> T ask(String id, Function<LinliModule, T> question) {
        ServiceReference<LinliModule> serving = there.entrySet().stream().filter(one -> id.equals(one.getKey().getProperty("linli.module")))
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElseThrow(() -> away(id));
        LinliModule module = context.getService(serving);
        if (module == null) {
            throw away(id);
        }
        try {
            return question.apply(module);
        } finally {
            context.ungetService(serving);
        }
    }

    private static Problem away(String id) {
        return MESSAGES.problem(Problem.Kind.UNAVAILABLE, "module-away", id);
    }
}
