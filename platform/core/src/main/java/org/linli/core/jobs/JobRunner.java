package org.linli.core.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.ThisNode;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.jobs.Job.State;
import org.linli.api.jobs.JobHandler;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.modules.Offers;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs that wait, a few at a time, each on behalf of whoever queued it. */
@Component(service = JobRunner.class, immediate = true)
public final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** How many ordinary jobs are done at once. */
    private static final int WORKERS = 2;
    /** A job that brings its node down this often without a step is given up. */
    private static final int MOST_ATTEMPTS = 5;
    /** A job that loses its wait for others this often without a step is given up. */
    private static final int MOST_GIVEN_WAY = 100;
    /** How long a job that had to give way waits for its next turn. */
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** How often a node looks for jobs that other nodes queued or lost. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** How long a handler may take to its next step when it has to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PersistentJobs jobs;
    private final Transactions transactions;
    private final Guard guard;
    private final Accounts accounts;
    /** For leases, which have nothing to do with days; what people read is by the town's. */
    private final Clock machine = Clock.systemUTC();
    private final Clock town;
    private final JobStore store = new JobStore();
    private final Offers<JobHandler> handlers;
    private final ConcurrentMap<String, LeasedRun> running = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> new Thread(work, "job worker"));
    private final Thread foreman = new Thread(this::watch, "job foreman");
    private final String node;
    private volatile boolean stopping;

    @Activate
    public JobRunner(@Reference PersistentJobs jobs, @Reference Transactions transactions, @Reference Guard guard, @Reference Accounts accounts,
            @Reference ModuleChoice choice, @Reference ThisNode node, @Reference Clock clock) {
        this(jobs, transactions, guard, accounts, choice, node.name(), clock);
    }

    JobRunner(PersistentJobs jobs, Transactions transactions, Guard guard, Accounts accounts, ModuleChoice choice, String node,
            Clock town) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.guard = guard;
        this.accounts = accounts;
        this.handlers = new Offers<>(choice);
        this.node = node;
        this.town = town;
        write(db -> store.freeAll(db, node));
        foreman.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(JobHandler handler, ServiceReference<JobHandler> reference) {
        handlers.add(handler, reference);
        jobs.bell().release();
    }

    /** Returns when none of its jobs is under way any more; they wait for the next handler of their kind. */
    void remove(JobHandler handler) {
        handlers.remove(handler);
        leaveOff(run -> run.handler() == handler);
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopping = true;
        leaveOff(run -> true);
        jobs.bell().release();
        foreman.join();
        workers.shutdownNow();
        if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Jobs {} did not stop; they go on from their last step after the restart", running.keySet());
        }
    }

    private void leaveOff(Predicate<LeasedRun> which) {
        Instant end = machine.instant().plus(PATIENCE);
        running.values().stream().filter(which).forEach(LeasedRun::stop);
        synchronized (running) {
            while (running.values().stream().anyMatch(which) && machine.instant().isBefore(end)) {
                try {
                    running.wait(1000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void watch() {
        while (!stopping) {
            try {
                running.values().forEach(LeasedRun::beat);
                takeUp();
            } catch (Unreachable e) {
                LOG.debug("Looking for jobs when the database is back", e);
            } catch (RuntimeException e) {
                LOG.error("Looking for jobs failed; trying again", e);
            }
            try {
                if (jobs.bell().tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    jobs.bell().drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void takeUp() {
        if (running.size() > WORKERS || handlers.isEmpty()) {
            return;
        }
        for (JobStore.Waiting job : transactions.read(db -> store.waiting(db, machine.instant()))) {
            Optional<JobHandler> handler = handler(job);
            if (handler.isPresent() && room(handler.get()) && !stopping && !running.containsKey(job.id())) {
                claim(job, handler.get());
            }
        }
    }

    /** Jobs of modules never take all places, so that one that is stuck leaves the platform's some. */
    private boolean room(JobHandler handler) {
        List<JobHandler> alike = running.values().stream().map(LeasedRun::handler).filter(one -> one.urgent() == handler.urgent()).toList();
        if (handler.urgent()) {
            return alike.isEmpty();
        }
        boolean modulesMay = !handlers.isOfModule(handler) || alike.stream().filter(handlers::isOfModule).count() < WORKERS - 1;
        return modulesMay && alike.size() < WORKERS;
    }

    private void claim(JobStore.Waiting job, JobHandler handler) {
        String lease = Ids.next();
        Instant now = machine.instant();
        if (transactions.write(db -> store.claim(db, job.id(), node, lease, now, now.plus(LeasedRun.LEASE), town.instant()))) {
            LeasedRun run = new LeasedRun(job, lease, handler, store, transactions, machine);
            running.put(job.id(), run);
            if (!handlers.contains(handler)) {
                run.stop();
            }
            workers.execute(() -> work(run));
        }
    }

    private void work(LeasedRun run) {
        Thread.currentThread().setName("job " + run.job().kind() + " " + run.id());
        try {
            end(run, outcome(run));
        } catch (Unreachable e) {
            LOG.info("Job {} is taken up again when its lease has run out: {}", run.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Job {} could not be ended; it is taken up again when its lease has run out", run.id(), e);
        } finally {
            Thread.currentThread().setName("job worker");
            synchronized (running) {
                running.remove(run.id());
                running.notifyAll();
            }
            jobs.bell().release();
        }
    }

    private Consumer<Db> outcome(LeasedRun run) {
        String id = run.id();
        String lease = run.lease();
        if (run.stopping()) {
            return db -> store.free(db, id, lease);
        }
        if (run.job().attempts() >= MOST_ATTEMPTS) {
            LOG.error("Job {} of kind {} is given up after {} attempts without a step", id, run.job().kind(), run.job().attempts());
            return db -> failed(db, run, ProblemDocument.fault(id));
        }
        try {
            Caller caller = accounts.caller(run.job().account(), run.job().address());
            String result = guard.as(caller, () -> run.handler().run(run));
            return db -> store.end(db, id, lease, State.DONE, result, null, town.instant());
        } catch (JobStopped e) {
            LOG.info("Job {} leaves off: {}", id, e.getMessage());
            return db -> store.free(db, id, lease);
        } catch (Problem e) {
            LOG.info("Job {} of kind {} failed: {}", id, run.job().kind(), e.getMessage());
            return db -> failed(db, run, ProblemDocument.of(e));
        } catch (Contention e) {
            return gaveWay(run, e);
        } catch (Unreachable e) {
            LOG.info("Job {} goes on when the database is back: {}", id, e.getMessage());
            return db -> store.free(db, id, lease);
        } catch (RuntimeException | Error e) {
            return fault(run, e);
        }
    }

    private Consumer<Db> gaveWay(LeasedRun run, Contention cause) {
        if (run.gaveWay() + 1 >= MOST_GIVEN_WAY) {
            return fault(run, cause);
        }
        LOG.info("Job {} had to give way and is tried again: {}", run.id(), cause.getMessage());
        return db -> store.giveWay(db, run.id(), run.lease(), machine.instant().plus(PAUSE));
    }

    private Consumer<Db> fault(LeasedRun run, Throwable cause) {
        if (run.stopping()) {
            LOG.info("Job {} was cut short by the stop and goes on later: {}", run.id(), cause.toString());
            return db -> store.free(db, run.id(), run.lease());
        }
        LOG.error("Job {} of kind {} failed", run.id(), run.job().kind(), cause);
        return db -> failed(db, run, ProblemDocument.fault(run.id()));
    }

    private void failed(Db db, LeasedRun run, String problem) {
        if (store.end(db, run.id(), run.lease(), State.FAILED, null, problem, town.instant())) {
            run.handler().failed(db, run.id(), run.parameters());
        }
    }

    private void end(LeasedRun run, Consumer<Db> change) {
        guard.as(Caller.PLATFORM, () -> {
            write(change);
            return null;
        });
    }

    /** The newest handler of the kind that gets work, if the job can be done now. */
    private Optional<JobHandler> handler(JobStore.Waiting job) {
        return handlers.inService().filter(one -> one.kind().equals(job.kind())).reduce((older, newer) -> newer)
                .filter(one -> one.ready(job.parameters()));
    }

    private void write(Consumer<Db> change) {
        transactions.write(db -> {
            change.accept(db);
            return null;
        });
    }
}
