package org.linli.core.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders the daily deletion of what is over its time: at night, or by day where no night was used for three days. */
@Component(service = NightlyExpiry.class, immediate = true)
public final class NightlyExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyExpiry.class);

    private static final Duration LOOK = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final LocalTime FROM = LocalTime.of(2, 0);
    private static final LocalTime TO = LocalTime.of(5, 0);
    private static final int LONGEST_DAYS = 3;

    private final Transactions transactions;
    private final Guard guard;
    private final Clock clock;
    private final Expiry expiry;
    private final ScheduledExecutorService watch;

    @Activate
    public NightlyExpiry(@Reference Transactions transactions, @Reference Guard guard, @Reference Clock clock, @Reference Expiry expiry) {
        this.transactions = transactions;
        this.guard = guard;
        this.clock = clock;
        this.expiry = expiry;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "linli-retention");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::watch, LOOK.toMinutes(), LOOK.toMinutes(), TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() throws InterruptedException {
        watch.shutdown();
        if (!watch.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Ordering the deletion of what is over its time holds up the stop");
        }
    }

    void watch() {
        try {
            look();
        } catch (Unreachable e) {
            LOG.debug("What is over its time is deleted when the database is back", e);
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.CONFLICT) {
                LOG.debug("A run is under way already: {}", e.getMessage());
            } else {
                LOG.error("What is over its time can't be deleted; trying again", e);
            }
        } catch (RuntimeException e) {
            LOG.error("What is over its time can't be deleted; trying again", e);
        }
    }

    /** Orders a run if one is due; of several nodes one does. @return the job; empty if it ordered none */
    Optional<String> look() {
        LocalDate today = LocalDate.now(clock);
        LocalTime now = LocalTime.now(clock);
        boolean night = !now.isBefore(FROM) && now.isBefore(TO);
        return guard.as(Caller.PLATFORM, () -> transactions.write(db -> {
            LocalDate last = db.list("select max(run_on) from retention_runs where town = ?", row -> row.date(1) == null ? LocalDate.MIN : row.date(1), db.town())
                    .get(0);
            if (last.equals(LocalDate.MIN)) {
                take(db, today, "-");
                return Optional.empty();
            }
            boolean due = night ? last.isBefore(today) : last.isBefore(today.minusDays(LONGEST_DAYS));
            if (!due || !take(db, today, "")) {
                return Optional.empty();
            }
            String job = expiry.order(db).id();
            db.update("update retention_runs set job = ? where town = ? and run_on = ?", job, db.town(), today);
            db.update("delete from retention_runs where town = ? and run_on < ?", db.town(), today);
            return Optional.of(job);
        }));
    }

    /** @return whether no other node has taken that day */
    private static boolean take(Db db, LocalDate day, String job) {
        return db.insertNew("retention_runs", List.of("town", "run_on", "job"), List.<Object[]>of(new Object[] {db.town(), day, job}))[0];
    }
}
