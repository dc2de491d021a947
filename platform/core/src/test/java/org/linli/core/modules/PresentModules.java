package org.linli.core.modules;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.programs.PublicationCheck;
import org.linli.core.programs.PointsTown;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** Versions of the module of the points town that come and go. */
public final class PresentModules {

    private final Map<String, ServiceReference<LinliModule>> references = new HashMap<>();
    private final Map<ServiceReference<?>, LinliModule> modules = new HashMap<>();
    private final ModuleChoice choice = new ModuleChoice();
    private final ServingModules serving = new ServingModules(fake(BundleContext.class, Map.of("ungetService", true)), choice);

    public ModuleChoice choice() {
        return choice;
    }

    public ServingModules serving() {
        return serving;
    }

    /** A version of the points town's module comes, beside those that are there. */
    public void comes(String version, PublicationCheck check) {
        comes(new Asking(version, check));
    }

    /** A module comes, beside those that are there. */
    public void comes(LinliModule module) {
        Bundle bundle = fake(Bundle.class, Map.of("getVersion", Version.parseVersion(module.version())));
        @SuppressWarnings("unchecked")
        ServiceReference<LinliModule> reference = fake(ServiceReference.class, Map.of("getBundle", bundle, "getProperty", module.id()));
        references.put(module.version(), reference);
        modules.put(reference, module);
        serving.add(reference);
    }

    /** A version goes. */
    public void goes(String version) {
        serving.remove(references.remove(version));
    }

    private <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "getService" -> modules.get(arguments[0]);
            default -> answers.get(method.getName());
        }));
    }

    private record Asking(String version, PublicationCheck publicationCheck) implements LinliModule {

        @Override
        public String id() {
            return PointsTown.MODULE;
        }

        @Override
        public Text title() {
            return new Text("积分", "points");
        }

        @Override
        public Fitness check() {
            return Fitness.FIT;
        }
    }
}
