package org.linli.core.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The version of each module that serves: the one that was chosen, the highest there is where nobody has chosen.
 *
 * <p>A module is fetched only while it is asked something, since modules are made of the programs that ask here.
 */
@Component(service = ServingModules.class)
public final class ServingModules {

    private static final Messages MESSAGES = Messages.beside(ServingModules.class);

    private final BundleContext context;
    private final ModuleChoice choice;
    private final Map<ServiceReference<LinliModule>, Version> there = new ConcurrentHashMap<>();

    @Activate
    public ServingModules(BundleContext context, @Reference ModuleChoice choice) {
        this.context = context;
        this.choice = choice;
    }

    @Reference(service = LinliModule.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(ServiceReference<LinliModule> module) {
        there.put(module, module.getBundle().getVersion());
    }

    public void remove(ServiceReference<LinliModule> module) {
        there.remove(module);
    }

    /** Asks a module. @throws Problem {@code UNAVAILABLE} while no version of it serves */
    public <T> T ask(String id, Function<LinliModule, T> question) {
        return askIfThere(id, question).orElseThrow(() -> MESSAGES.problem(Problem.Kind.UNAVAILABLE, "module-away", id));
    }

    /** Asks a module. @return its answer; empty while no version of it serves */
    public <T> Optional<T> askIfThere(String id, Function<LinliModule, T> question) {
        Optional<ServiceReference<LinliModule>> serving = serving(id);
        LinliModule module = serving.map(context::getService).orElse(null);
        if (module == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(module));
        } finally {
            context.ungetService(serving.get());
        }
    }

    /** The ids of the modules that are there, in order. */
    public List<String> ids() {
        return there.keySet().stream().map(one -> (String) one.getProperty("linli.module")).distinct().sorted().toList();
    }

    private Optional<ServiceReference<LinliModule>> serving(String id) {
        Optional<String> chosen = choice.of(id);
        return there.entrySet().stream().filter(one -> id.equals(one.getKey().getProperty("linli.module")))
                .filter(one -> chosen.isEmpty() || chosen.get().equals(one.getValue().toString())).max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
