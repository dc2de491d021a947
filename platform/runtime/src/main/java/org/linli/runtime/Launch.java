package org.linli.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.modules.Publication;
import org.linli.api.modules.Publication.State;
import org.linli.api.modules.Publications;
import org.linli.runtime.Diagnosis.Failure;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a version of a module and watches until the dispatcher has taken it, or says why it can't. */
final class Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final Messages MESSAGES = Messages.beside(Launch.class);
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Publications publications;
    private final Diagnosis diagnosis;

    Launch(Publications publications, Diagnosis diagnosis) {
        this.publications = publications;
        this.diagnosis = diagnosis;
    }

    /** A start under way, in a thread of its own that can be given up. */
    record Start(Bundle bundle, ModuleVersion version, Thread thread, CompletableFuture<Void> started) {
    }

    /** Starts it beside whatever serves; nothing reaches it before it is chosen. */
    Start begin(Bundle bundle, ModuleVersion version) {
        var started = new CompletableFuture<Void>();
        var thread = new Thread(() -> start(bundle, started), "linli-start-" + version.module());
        thread.setDaemon(true);
        thread.start();
        return new Start(bundle, version, thread, started);
    }

    private static void start(Bundle bundle, CompletableFuture<Void> started) {
        try {
            // it is this runtime that says after a restart what starts, so the framework needn't remember
            bundle.start(Bundle.START_TRANSIENT);
            started.complete(null);
        } catch (BundleException | RuntimeException | LinkageError e) {
            started.completeExceptionally(e);
        }
    }

    /** Returns once it has handed itself over to the dispatcher. @throws Failed when it doesn't in that time */
    void await(Start start, Duration patience) {
        ModuleVersion version = start.version();
        long end = System.nanoTime() + patience.toNanos();
        while (publications.of(version.module(), version.version()).isEmpty()) {
            fail(start.bundle(), version, start.started());
            if (System.nanoTime() > end) {
                Text late = late(start.bundle(), version, patience);
                start.thread().interrupt();
                letGo(start.started());
                throw new Failed(late, null);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** What is wrong with it has been told; it is removed next, which is easier once it has been interrupted. */
    private static void letGo(CompletableFuture<Void> started) {
        try {
            started.get(INTERRUPTED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException told) {
            LOG.debug("A module that didn't start was interrupted", told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Bundle bundle, ModuleVersion version, CompletableFuture<Void> started) {
        if (started.isCompletedExceptionally()) {
            Throwable cause = started.handle((nothing, thrown) -> thrown).join();
            throw new Failed(MESSAGES.text("start.failed", version.module(), version.version(), String.valueOf(cause.getMessage())), Details.of(cause));
        }
        Optional<Failure> failure = diagnosis.failure(bundle);
        if (failure.isPresent()) {
            throw new Failed(MESSAGES.text("start.failed", version.module(), version.version(), failure.get().says()), failure.get().detail());
        }
    }

    private Text late(Bundle bundle, ModuleVersion version, Duration patience) {
        List<Text> waiting = diagnosis.waitingFor(bundle);
        return waiting.isEmpty() ? MESSAGES.text("start.late", version.module(), version.version(), String.valueOf(patience.toSeconds()))
                : MESSAGES.text("start.waits", version.module(), version.version(), waiting.get(0));
    }

    /** Returns once the dispatcher has found it fit. @throws Failed when it isn't, or doesn't say so in time */
    void check(ModuleVersion version, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Publication now = publications.of(version.module(), version.version())
                    .orElseThrow(() -> new Failed(MESSAGES.text("check.gone", version.module(), version.version()), null));
            if (now.state() != State.REFUSED) {
                return;
            }
            if (!now.passing() || System.nanoTime() > end) {
                throw new Failed(MESSAGES.text("check.failed", version.module(), version.version(), now.reason()), null);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
