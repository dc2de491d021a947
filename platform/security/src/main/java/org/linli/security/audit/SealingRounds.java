package org.linli.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.linli.api.data.Contention;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Verification;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals what is committed every two seconds, looks for lines that nobody sealed every quarter of an hour, and retires old ones once a day. */
@Component(service = SealingRounds.class, immediate = true, configurationPid = "linli")
public final class SealingRounds {

    private static final Logger LOG = LoggerFactory.getLogger(SealingRounds.class);
    private static final long SECONDS = 2;
    private static final Duration SWEEP = Duration.ofMinutes(15);
    /** What another node has written within this time is for it to seal. */
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Giving way for longer is not by chance. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What the operator can set, in the configuration {@code linli}; underscores stand for dots. */
    @interface Settings {

        /** How many days the audit is kept, at least 183. */
        int audit_days() default 366;

        /** How many days after an upgrade from a version without signatures the blocks are signed; 0 at once. */
        int audit_signatures_days() default 7;
    }

    private final Transactions transactions;
    private final Clock clock;
    private final Unsealed unsealed;
    private final SignersFile signers;
    private final Sealer sealer;
    private final LostLines lost;
    private final Retention retention;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "linli-audit-sealer"));
    private Instant nextSweep = Instant.MIN;
    /** A machine whose clock was wrong at its start has an hour to be set right. */
    private Instant nextRetirement;
    private Block.End noted = Block.End.START;
    private boolean failing;
    /** When it last did its work, by the machine's running time. */
    private long succeeded = System.nanoTime();
    private boolean crowded;
    /** Whether what signatures need outside the database could not be written. */
    private boolean unkept;

    @Activate
    public SealingRounds(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Unsealed unsealed,
            @Reference SignersFile signers, Settings settings) {
        this(transactions, unsealed, signers, Clock.systemUTC(), settings.audit_days(), Duration.ofDays(settings.audit_signatures_days()));
        rounds.scheduleWithFixedDelay(this::round, 0, SECONDS, TimeUnit.SECONDS);
    }

    /** Without a thread of its own. */
    SealingRounds(Transactions transactions, Unsealed unsealed, SignersFile signers, Clock clock, int days, Duration delay) {
        this.transactions = transactions;
        this.clock = clock;
        this.unsealed = unsealed;
        retention = new Retention(transactions, new AuditWriter(transactions, unsealed), clock, days);
        this.signers = signers;
        sealer = new Sealer(transactions, unsealed, signers, clock, delay);
        lost = new LostLines(transactions, sealer);
        nextRetirement = clock.instant().plus(HOUR);
    }

    Sealer sealer() {
        return sealer;
    }

    /** @param noted a block that was noted formerly; null for none @param progress is told how many lines are done */
    Verification verify(Head noted, LongConsumer progress) {
        return new Verifier(transactions, clock, noted, signers.trusted(), sealer.seen(), sealer.broken()).run(progress);
    }

    /** Seals what is there, says in the log where the chain ends, and stops. */
    @Deactivate
    void stop() throws InterruptedException {
        lost.leave();
        rounds.shutdown();
        if (rounds.awaitTermination(10, TimeUnit.SECONDS)) {
            attempt(sealer::seal);
            keepSigners();
        } else {
            LOG.error("Sealing the audit did not come to its end in time; the next start goes on with it");
        }
        noteEnd();
    }

    void round() {
        attempt(() -> {
            sealer.seal();
            Instant now = clock.instant();
            if (unsealed.overflowed() || now.isAfter(nextSweep) || nextSweep.isAfter(now.plus(SWEEP))) {
                // at a start also what was written a moment before a node was killed
                lost.take(nextSweep.equals(Instant.MIN) ? now : now.minus(YOUNG));
                nextSweep = now.plus(SWEEP);
                noteEnd();
            }
            if (nextRetirement.isAfter(now.plus(HOUR))) {
                nextRetirement = now.plus(HOUR);
            } else if (now.isAfter(nextRetirement)) {
                nextRetirement = now.plus(HOUR);
                retention.retireDaily();
            }
        });
        keepSigners();
    }

    /** Sealing goes on without, and what fails of it is said whether or not this does. */
    private void keepSigners() {
        try {
            signers.keep();
            unkept = false;
        } catch (Throwable e) {
            if (unkept) {
                LOG.debug("keys/audit.public can't be written still", e);
            } else {
                LOG.error("keys/audit.public can't be written; it is tried again every {} s", SECONDS, e);
            }
            unkept = true;
        }
    }

    /** Where whoever reaches the database alone doesn't reach it. */
    private void noteEnd() {
        Block.End end = sealer.seen();
        if (!end.equals(noted)) {
            LOG.info("The chain of the audit ends with line {}, block {}, hash {}", end.line(), end.block(), end.hash());
            noted = end;
        }
    }

    /** What fails is done again in the next round, and said once; an error that got out would end the rounds without a word. */
    private void attempt(Runnable work) {
        try {
            work.run();
            failing = false;
            crowded = false;
            succeeded = System.nanoTime();
        } catch (Contention busy) {
            if (!crowded && System.nanoTime() - succeeded > PATIENCE.toNanos()) {
                crowded = true;
                LOG.error("Sealing the audit has had to give way for {} min; it is tried again every {} s", PATIENCE.toMinutes(), SECONDS, busy);
            } else {
                LOG.debug("Sealing the audit had to give way", busy);
            }
        } catch (Unreachable e) {
            LOG.debug("Lines of the audit are sealed when the database is back", e);
        } catch (Throwable e) {
            if (failing) {
                LOG.debug("Sealing the audit fails still", e);
            } else {
                LOG.error("Lines of the audit can't be sealed at present; it is tried again every {} s", SECONDS, e);
            }
            failing = true;
        }
    }
}
