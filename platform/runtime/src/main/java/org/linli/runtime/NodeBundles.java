package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles that this node was given as modules. */
final class NodeBundles {

    private static final Messages MESSAGES = Messages.beside(NodeBundles.class);
    private static final String PLACE = "linli-module:";

    private final BundleContext context;

    NodeBundles(BundleContext context) {
        this.context = context;
    }

    /** Those that were installed as modules by the platform; those that a feature brought aren't among them. */
    List<Bundle> own() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getLocation().startsWith(PLACE)).toList();
    }

    /** Bundles of a module, whoever installed them. */
    List<Bundle> of(String module) {
        return Arrays.stream(context.getBundles()).filter(bundle -> module.equals(id(bundle))).toList();
    }

    Optional<Bundle> find(ModuleVersion version) {
        return Optional.ofNullable(context.getBundle(place(version)));
    }

    /** Installs a version beside those that are there; nothing of it starts. @throws Problem when the framework can't take it */
    Bundle install(ModuleVersion version, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            Bundle bundle = context.installBundle(place(version), content);
            bundle.adapt(BundleStartLevel.class).setStartLevel(context.getBundle().adapt(BundleStartLevel.class).getStartLevel());
            return bundle;
        } catch (IOException | BundleException e) {
            Problem full = DiskSpace.problem(e, file);
            throw full == null ? MESSAGES.problem(Problem.Kind.INVALID, "not-installed", version.module(), version.version(), String.valueOf(root(e).getMessage())) : full;
        }
    }

    /** Stops and removes it; returns once its requests have ended. */
    void remove(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new IllegalStateException("the bundle " + bundle + " can't be removed", e);
        }
    }

    boolean isOwn(Bundle bundle) {
        return bundle.getLocation().startsWith(PLACE);
    }

    /** The id of the module that a bundle is; null when it is none. */
    static String id(Bundle bundle) {
        String header = bundle.getHeaders("").get(LinliModule.HEADER);
        return header == null ? null : header.split(";", 2)[0].strip();
    }

    private static String place(ModuleVersion version) {
        return PLACE + version.module() + "/" + version.version() + "/" + version.checksum();
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
