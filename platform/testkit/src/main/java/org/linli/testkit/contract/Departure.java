package org.linli.testkit.contract;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.testkit.platform.Client;
import org.osgi.framework.wiring.BundleWiring;

/** Whether anything of a module stays when it has been removed. */
final class Departure {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int COLLECTIONS = 15;
    /** Threads of the platform, the web server, the client and the JVM, which come and go as they are needed. */
    private static final Pattern OTHERS = Pattern.compile("(\\S+ )?linli-.*|job .*|import read-ahead|settlement.*|HttpClient-.*|ForkJoinPool\\.commonPool.*"
            + "|CompletableFutureDelayScheduler|CM .*|Felix.*|SCR .*|derby\\..*|HikariPool.*|linli:.*|junit-.*|surefire-.*|Common-Cleaner|Finalizer"
            + "|process reaper|Attach Listener|.*CompilerThread.*");

    private Departure() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        module.service();
        try {
            module.linli().remove(module.id());
            Set<Thread> before = new HashSet<>(threads());
            module.linli().bring(module.file().path());
            WeakReference<ClassLoader> classes = use(module);
            module.linli().remove(module.id());
            for (Thread left : left(before)) {
                findings.add("the thread \"" + left.getName() + "\" still runs: " + stack(left),
                        "end it in @Deactivate: shut its executor down, cancel its timer, interrupt it; better have none and use the platform's Jobs");
            }
            findings.addUnless(collected(classes),
                    "its classes can't be collected: something outside still holds one of its objects, classes or its class loader",
                    "undo in @Deactivate what was registered elsewhere: shutdown hooks, listeners, services of other bundles' contexts, MBeans, JDBC drivers, "
                            + "handlers of loggers, system properties, ThreadLocals on the web server's threads, and end its threads");
        } finally {
            module.linli().newTown();
        }
        findings.expectNone();
    }

    /** Asks everything that can be asked without knowing anything. */
    private static WeakReference<ClassLoader> use(Subject module) {
        Client admin = module.linli().admin();
        Operation.of(module).stream().filter(Operation::plainRead).forEach(one -> one.ask(admin));
        return new WeakReference<>(module.bundle().adapt(BundleWiring.class).getClassLoader());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !OTHERS.matcher(thread.getName()).matches()).toList();
    }

    /** Threads that have come and don't end; those that are ending get a moment. */
    private static List<Thread> left(Set<Thread> before) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            List<Thread> left = threads().stream().filter(thread -> thread.isAlive() && !before.contains(thread)).toList();
            if (left.isEmpty() || System.nanoTime() > end) {
                return left;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).limit(8).map(Object::toString).collect(Collectors.joining(" < "));
    }

    private static boolean collected(WeakReference<ClassLoader> classes) {
        for (int i = 0; i < COLLECTIONS && classes.get() != null; i++) {
            System.gc();
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return classes.get() == null;
    }
}
