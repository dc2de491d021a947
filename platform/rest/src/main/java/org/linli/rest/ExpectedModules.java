package org.linli.rest;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.linli.api.LinliModule;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The modules that callers may wait for: those the configuration names, and those that were published and are still installed. */
final class ExpectedModules {

    private final Set<String> named;
    private final Function<LinliModule, BooleanSupplier> installation;
    private final Map<String, BooleanSupplier> published = new ConcurrentHashMap<>();

    ExpectedModules(Settings settings) {
        this(settings, ExpectedModules::installed);
    }

    /** @param installation how to find out later whether a module is still installed */
    ExpectedModules(Settings settings, Function<LinliModule, BooleanSupplier> installation) {
        var ids = new LinkedHashSet<>(List.of("core"));
        Arrays.stream(settings.modules().split(",")).map(String::trim).filter(id -> !id.isEmpty()).forEach(ids::add);
        this.named = Collections.unmodifiableSet(ids);
        this.installation = installation;
    }

    /** Without these the container isn't ready; in order. */
    Set<String> named() {
        return named;
    }

    void published(LinliModule module) {
        published.put(module.id(), installation.apply(module));
    }

    boolean contains(String id) {
        return named.contains(id) || published.getOrDefault(id, () -> false).getAsBoolean();
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
