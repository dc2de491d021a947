package org.linli.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.runtime.file.ModuleFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps by which one version of a module takes the place of another on this node, each of which leaves nothing behind when it fails. */
final class Swap {

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);
    private static final Messages MESSAGES = Messages.beside(Swap.class);

    private final Workshop workshop;
    private final ModuleVersion to;
    private Bundle bundle;
    private boolean installed;
    private Launch.Start start;

    Swap(Workshop workshop, ModuleVersion to) {
        this.workshop = workshop;
        this.to = to;
    }

    /** Installs the new version beside the others. @throws Failed when something isn't here that it needs */
    void install() {
        Path file = workshop.library.file(to);
        List<Problem.Fault> faults = workshop.resolution.faults(ModuleFile.read(file));
        if (!faults.isEmpty()) {
            throw new Failed(MESSAGES.text("resolve.failed", to.module(), to.version(), faults.get(0).what()),
                    faults.stream().map(fault -> fault.what().en()).collect(Collectors.joining("\n")));
        }
        bundle = workshop.bundles.find(to).filter(there -> !leftOver(there)).orElse(null);
        if (bundle == null) {
            bundle = workshop.bundles.install(to, file);
            installed = true;
        }
    }

    /** What an earlier change couldn't stop is removed now, because it takes no requests any more. */
    private boolean leftOver(Bundle there) {
        if ((there.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0) {
            return false;
        }
        workshop.bundles.takeBack(there);
        return true;
    }

    /** Starts it and returns at once; nothing reaches it yet. */
    void begin() {
        start = workshop.launch.begin(bundle, to);
    }

    /** Returns once it has started. */
    void await(Duration patience) {
        workshop.launch.await(start, patience);
    }

    /** Returns once it has said that it is fit. */
    void check(Duration patience) {
        workshop.launch.check(to, patience);
    }

    /** Gives it all new work. */
    void serve() {
        workshop.publications.serve(to.module(), to.version());
    }

    /** Waits for the requests of the version before. @return how many are still under way */
    int drain(String from) {
        return workshop.publications.drain(to.module(), from, workshop.drain);
    }

    /** Stops and removes all versions but this one. @return what they left running, by name */
    List<String> removeOthers() {
        return remove(workshop, to.module(), bundle);
    }

    /** Stops and removes all versions of a module but that bundle. @param but null for none @return what they left running, by name */
    static List<String> remove(Workshop workshop, String module, Bundle but) {
        var left = new ArrayList<String>();
        for (Bundle other : workshop.bundles.of(module)) {
            if (other.equals(but)) {
                continue;
            }
            BundleWiring wiring = other.adapt(BundleWiring.class);
            ClassLoader classes = wiring == null ? null : wiring.getClassLoader();
            if (workshop.bundles.isOwn(other)) {
                workshop.bundles.remove(other);
            } else {
                stop(other);
            }
            left.addAll(Remains.of(classes));
        }
        return left;
    }

    /** What a feature brought stays installed, but doesn't start again. */
    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException e) {
            throw new IllegalStateException("the bundle " + bundle + " can't be stopped", e);
        }
    }

    /** Takes away what was installed here, after a step that failed before it served; what hangs there is told in the log and goes with the next restart. */
    void undo() {
        if (bundle == null || !installed) {
            return;
        }
        try {
            workshop.bundles.takeBack(bundle);
        } catch (Failed e) {
            LOG.error("{}\n{}", e.reason().en(), e.detail());
        } catch (RuntimeException e) {
            LOG.error("Module {} {} can't be taken back; it goes with the next restart", to.module(), to.version(), e);
        }
    }

    static Text leftRunning(String version, List<String> threads) {
        return MESSAGES.text("left-running", version, String.join(", ", threads));
    }
}
