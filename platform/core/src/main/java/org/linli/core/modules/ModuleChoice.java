package org.linli.core.modules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.LinliModule;
import org.linli.api.modules.Choice;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** The versions chosen on this node, and what that means for the services of their bundles. */
@Component(service = {Choice.class, ModuleChoice.class})
public final class ModuleChoice implements Choice {

    private final Map<String, String> chosen = new ConcurrentHashMap<>();
    private volatile boolean settled;

    @Override
    public Optional<String> of(String module) {
        return Optional.ofNullable(chosen.get(module));
    }

    @Override
    public void choose(String module, String version) {
        chosen.put(module, version);
    }

    @Override
    public void leave(String module) {
        chosen.remove(module);
    }

    @Override
    public void settle() {
        settled = true;
    }

    @Override
    public boolean settled() {
        return settled;
    }

    static boolean isModule(Bundle bundle) {
        return header(bundle) != null;
    }

    private static String header(Bundle bundle) {
        return bundle.getHeaders("").get(LinliModule.HEADER);
    }

    /** Whether work may go to what the bundle offers: always, unless it is another version of a module than the one chosen. */
    boolean serves(Bundle bundle) {
        String header = header(bundle);
        return header == null || of(header.split(";", 2)[0].strip()).map(version -> version.equals(bundle.getVersion().toString())).orElse(true);
    }
}
