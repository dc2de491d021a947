package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
    private static final Duration NEVER_SERVED = Duration.ofSeconds(1);
    /** What hangs in something that can be interrupted ends then. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(4);

    private final BundleContext context;
    private final Duration stopsWithin;

    /** @param stopsWithin how long a module may take to stop */
    NodeBundles(BundleContext context, Duration stopsWithin) {
        this.context = context;
        this.stopsWithin = stopsWithin;
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

    /**
     * Stops and removes it; returns once its requests have ended.
     *
     * @throws Failed when it doesn't stop in time, because something of it hangs; then it goes with the next restart
     */
    void remove(Bundle bundle) {
        remove(bundle, stopsWithin);
    }

    /** The same for one that never served, so that nothing of it has to end first. */
    void takeBack(Bundle bundle) {
        remove(bundle, NEVER_SERVED);
    }

    private static void remove(Bundle bundle, Duration patience) {
        var gone = new CompletableFuture<Void>();
        var thread = new Thread(() -> remove(bundle, gone), "linli-stop-" + id(bundle));
        thread.setDaemon(true);
        thread.start();
        if (!ended(bundle, gone, patience)) {
            String place = Arrays.stream(thread.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n"));
            thread.interrupt();
            if (!ended(bundle, gone, INTERRUPTED)) {
                throw new Failed(MESSAGES.text("stop.hangs", String.valueOf(id(bundle)), bundle.getVersion().toString(),
                        String.valueOf(patience.plus(INTERRUPTED).toSeconds())), place);
            }
        }
    }

    private static boolean ended(Bundle bundle, CompletableFuture<Void> gone, Duration patience) {
        try {
            gone.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bundle " + bundle + " can't be removed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + bundle + " was removed", e);
        }
    }

    private static void remove(Bundle bundle, CompletableFuture<Void> gone) {
        try {
            bundle.uninstall();
            gone.complete(null);
        } catch (BundleException | RuntimeException e) {
            gone.completeExceptionally(e);
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
