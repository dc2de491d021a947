package org.linli.core.notices;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linli.api.data.Unreachable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the rounds through the accounts on, and sends what is due; each at its own pace, so that a slow mail server holds up no notices. */
@Component(service = NoticeClock.class, immediate = true)
public final class NoticeClock {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeClock.class);

    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HANDS = 2;

    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(HANDS, work -> {
        var thread = new Thread(work, "linli-notices");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    @Activate
    public NoticeClock(@Reference ReminderRounds rounds, @Reference Digests digests) {
        each(() -> {
            while (!stopping && rounds.move(true)) {
                Thread.yield();
            }
            rounds.move(false);
        });
        each(() -> {
            digests.make();
            while (!stopping && digests.sendOne()) {
                Thread.yield();
            }
        });
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopping = true;
        watch.shutdown();
        if (!watch.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Notices under way hold up the stop");
        }
    }

    private void each(Runnable work) {
        watch.scheduleWithFixedDelay(() -> attempt(work), LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    /** An error that got out would end the rounds without a word. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (Unreachable e) {
            LOG.debug("Notices are made and sent when the database is back", e);
        } catch (Throwable e) {
            if (!stopping) {
                LOG.error("Notices can't be made or sent; trying again", e);
            }
        }
    }
}
