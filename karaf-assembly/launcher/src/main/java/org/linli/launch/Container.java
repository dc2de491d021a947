package org.linli.launch;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.karaf.main.Main;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/** Karaf on a working folder. */
final class Container {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final Main karaf = new Main(new String[0]);

    /** Karaf takes its places from system properties, which must be set before it is made. */
    static void setPlaces(Path home, Workspace workspace) {
        System.setProperty("karaf.home", home.toString());
        System.setProperty("karaf.base", home.toString());
        System.setProperty("karaf.data", workspace.folder().toString());
        System.setProperty("karaf.etc", workspace.etc().toString());
        System.setProperty("karaf.log", workspace.log().toString());
        System.setProperty("karaf.pid.file", workspace.folder().resolve("karaf.pid").toString());
        System.setProperty("karaf.instances", workspace.folder().resolve("instances").toString());
        System.setProperty("karaf.lock", "false");
        System.setProperty("karaf.shutdown.port", "-1");
        System.setProperty("karaf.handle.sigterm", "false");
        System.setProperty("karaf.startLocalConsole", "false");
        System.setProperty("karaf.startRemoteShell", "true");
        System.setProperty("java.io.tmpdir", workspace.temporary().toString());
        System.setProperty("java.util.logging.config.file", workspace.etc().resolve("java.util.logging.properties").toString());
    }

    /** Returns when the container has stopped, by {@link #stop()} or by itself. */
    void run() throws Exception {
        karaf.launch();
        karaf.awaitShutdown();
    }

    /** Stops every bundle and waits for it; says whether that ended in time. */
    boolean stop() throws BundleException, InterruptedException {
        Framework framework = karaf.getFramework();
        if (framework == null) {
            return true;
        }
        framework.stop();
        return framework.waitForStop(STOPS_WITHIN.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }
}
