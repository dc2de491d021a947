package org.linli.testkit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import org.apache.felix.framework.FrameworkFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.MultiMap;
import org.linli.api.LinliModule;
import org.linli.testkit.TestFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;

/**
 * An OSGi framework within this JVM, with the bundles of the class path in it.
 *
 * <p>Its own bundles and whatever those need are installed as they are. Only what a test and a bundle say to each other comes from the class
 * path for both: the platform's API, logging, servlets, configuration and declarative services.
 */
final class Container implements AutoCloseable {

    private static final long PATIENCE = 30_000;
    private static final List<Class<?>> SHARED = List.of(LinliModule.class, Logger.class, Servlet.class, Server.class, HttpField.class,
            EndPoint.class, MultiMap.class, ConfigurationAdmin.class, ServiceComponentRuntime.class, Promise.class, Function.class);
    /** What the rest is wired up by: it shares its interfaces, or nobody imports a package of it. */
    private static final Set<String> SERVING = Set.of("org.apache.felix.scr", "org.apache.felix.configadmin");

    private final Framework framework;
    private final List<Bundle> platform = new ArrayList<>();
    private final List<FoundBundle> modules;

    /**
     * Installs what the class path has, and starts what the platform stands on, but nothing of Linli yet.
     *
     * @param properties of the framework, for bundles that ask it
     */
    Container(Map<String, String> properties) {
        List<FoundBundle> found = ClassPath.bundles();
        modules = found.stream().filter(each -> !each.module().isEmpty()).toList();
        Set<Path> shared = SHARED.stream().map(ClassPath::placeOf).collect(Collectors.toSet());
        Map<String, String> settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, TestFolder.make().toString());
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, found.stream().filter(bundle -> shared.contains(bundle.place()))
                .map(FoundBundle::exports).collect(Collectors.joining(",")));
        framework = new FrameworkFactory().newFramework(settings);
        try {
            framework.start();
            shared.add(ClassPath.placeOf(Container.class));
            install(found.stream().filter(each -> SERVING.contains(each.name()) || !shared.contains(each.place()) && !each.framework()).toList());
        } catch (BundleException e) {
            throw new IllegalStateException("the framework doesn't start: " + e.getMessage(), e);
        }
    }

    /** All are offered to the framework, and what nothing of Linli needs goes again; modules too, because the platform installs those itself. */
    private void install(List<FoundBundle> found) throws BundleException {
        Map<Bundle, FoundBundle> offered = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (FoundBundle each : found) {
            if (names.add(each.nameAndVersion())) {
                offered.put(context().installBundle(each.location()), each);
            }
        }
        offered.entrySet().stream().filter(each -> each.getValue().ofPlatform()).forEach(each -> platform.add(each.getKey()));
        framework.adapt(FrameworkWiring.class).resolveBundles(offered.entrySet().stream()
                .filter(each -> each.getValue().ofPlatform() || !each.getValue().module().isEmpty() || SERVING.contains(each.getValue().name()))
                .map(Map.Entry::getKey).toList());
        for (Map.Entry<Bundle, FoundBundle> each : offered.entrySet()) {
            Bundle bundle = each.getKey();
            if (each.getValue().ofPlatform()) {
                continue;
            }
            if (bundle.getState() == Bundle.INSTALLED || !each.getValue().module().isEmpty()) {
                bundle.uninstall();
            } else if (!each.getValue().fragment()) {
                bundle.start();
            }
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** The modules of the class path, in its order. */
    List<FoundBundle> modules() {
        return modules;
    }

    /** Starts Linli's own bundles. */
    void startPlatform() {
        for (Bundle bundle : platform) {
            try {
                bundle.start();
            } catch (BundleException e) {
                throw new IllegalStateException(bundle.getSymbolicName() + " " + bundle.getVersion() + " doesn't start: " + e.getMessage(), e);
            }
        }
    }

    /** Sets a configuration, as a file in {@code etc} does. */
    void configure(String pid, Map<String, ?> values) {
        var reference = context().getServiceReference(ConfigurationAdmin.class);
        try {
            context().getService(reference).getConfiguration(pid, null).update(new Hashtable<>(values));
        } catch (IOException e) {
            throw new IllegalStateException("configuration " + pid, e);
        }
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework doesn't stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
