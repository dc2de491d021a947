package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.security.Audit;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;
import org.linli.security.audit.AuditWriter;
import org.linli.security.audit.Unsealed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes forbidden attempts to the audit in transactions of their own, since that of the attempt is rolled back; those of strangers, who may come
 * as often as they like, and what somebody signed in is refused again and again, summed up each minute.
 *
 * <p>An attempt within a transaction is left to a thread: whoever waited for a second connection while holding a first could wait for ever.
 */
@Component(service = RefusedAttempts.class)
public final class RefusedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);
    private static final int WAITING = 10_000;

    private final Transactions transactions;
    private final Clock clock;
    private final AuditWriter audit;
    private final RefusedStrangers strangers = new RefusedStrangers();
    private final RefusedAgain again = new RefusedAgain();
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(
            task -> new Thread(task, "linli-refused-sums"));
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            task -> new Thread(task, "linli-refused-attempts"));

    @Activate
    public RefusedAttempts(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Unsealed unsealed) {
        this(transactions, unsealed, Clock.systemUTC());
        minutes.scheduleWithFixedDelay(this::writeSums, 1, 1, TimeUnit.MINUTES);
    }

    RefusedAttempts(Transactions transactions, Unsealed unsealed, Clock clock) {
        this.transactions = transactions;
        this.audit = new AuditWriter(transactions, unsealed);
        this.clock = clock;
        writer.allowCoreThreadTimeOut(true);
    }

    void note(Caller caller, String request, String permission, UnitPath place) {
        if (!again.alone(caller, permission)) {
            return;
        }
        Instant now = clock.instant();
        var line = new Line("access.refused", permission, place == null ? null : place.code(), null, null, Audit.Result.REFUSED);
        if (!transactions.active()) {
            writeAlone(caller, request, now, line);
            return;
        }
        try {
            writer.execute(() -> writeAlone(caller, request, now, line));
        } catch (RejectedExecutionException full) {
            LOG.error("too many refused attempts at once: that of {} at {} was not written to the audit", caller.account(), permission);
        }
    }

    /** Counts one who wasn't signed in. */
    void noteStranger(String address) {
        strangers.count(address);
    }

    /**
     * A line for each network from which strangers were refused since the last time, and for each account and what it was refused again.
     *
     * @return how many sums wait for the database
     */
    int writeSums() {
        Instant now = clock.instant();
        int waiting = 0;
        for (RefusedAgain.Sum sum : again.take()) {
            if (!write(sum.caller(), null, now, new Line("access.refused", sum.permission(), null, null, String.valueOf(sum.times()), Audit.Result.REFUSED))) {
                again.add(sum);
                waiting++;
            }
        }
        for (var sum : strangers.take().entrySet()) {
            if (!write(new Caller("nobody", "nobody", sum.getKey().name(), List.of()), null, now,
                    new Line("access.refused", null, null, null, String.valueOf(sum.getValue()), Audit.Result.REFUSED))) {
                strangers.add(sum.getKey(), sum.getValue());
                waiting++;
            }
        }
        return waiting;
    }

    /** Writes what waits, then stops. */
    @Deactivate
    public void stop() throws InterruptedException {
        minutes.shutdown();
        writer.shutdown();
        if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.error("{} refused attempts were not written to the audit in time", writer.getQueue().size() + 1);
        }
        int lost = writeSums();
        if (lost > 0) {
            LOG.error("{} sums of refused attempts were not written to the audit, because the database can't be reached", lost);
        }
    }

    /** What can't be written now is written with the sums, though without its place and request. */
    private void writeAlone(Caller caller, String request, Instant at, Line line) {
        if (!write(caller, request, at, line)) {
            again.add(new RefusedAgain.Sum(caller, line.object(), 1));
        }
    }

    /** @return whether that is done with; not while the database is away, when a line rather comes twice than not at all */
    private boolean write(Caller caller, String request, Instant at, Line line) {
        try {
            transactions.write(db -> {
                audit.write(db, caller, request, at, List.of(line));
                return null;
            });
        } catch (Unreachable e) {
            LOG.debug("A refused attempt is written to the audit when the database is back", e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("a refused attempt of {} at {} was not written to the audit", caller.account(), line.object(), e);
        }
        return true;
    }
}
