package org.linli.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.linli.api.LinliModule;
import org.linli.api.modules.Choice;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The modules that callers may wait for: those that were chosen, and those that were published and are still installed. */
final class ExpectedModules {

    /** Without it the container isn't ready. */
    static final String CORE = "core";

    private final Choice choice;
    private final Function<LinliModule, BooleanSupplier> installation;
    private final Map<String, BooleanSupplier> published = new ConcurrentHashMap<>();

    ExpectedModules(Choice choice) {
        this(choice, ExpectedModules::installed);
    }

    /** @param installation how to find out later whether a module is still installed */
    ExpectedModules(Choice choice, Function<LinliModule, BooleanSupplier> installation) {
        this.choice = choice;
        this.installation = installation;
    }

    void published(LinliModule module) {
        published.put(module.id(), installation.apply(module));
    }

    /** Until everything is chosen any module may still come. */
    boolean contains(String id) {
        return id.equals(CORE) || !choice.settled() || choice.of(id).isPresent() || published.getOrDefault(id, () -> false).getAsBoolean();
    }

    /** By the bundle's number, because the bundle itself would hold the module's classes after it has gone. */
    private static BooleanSupplier installed(LinliModule module) {
        Bundle bundle = FrameworkUtil.getBundle(module.getClass());
        if (bundle == null) {
            return () -> true;
        }
        long number = bundle.getBundleId();
        return () -> FrameworkUtil.getBundle(ExpectedModules.class).getBundleContext().getBundle(number) != null;
    }
}
