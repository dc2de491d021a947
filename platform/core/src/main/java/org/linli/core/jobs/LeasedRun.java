package org.linli.core.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;

/** A job under way on this node, under a lease that each step renews. */
final class LeasedRun implements JobHandler.Run {

    /** How long a node may be silent before another takes its jobs over. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final JobStore.Waiting job;
    private final String lease;
    private final JobHandler handler;
    private final JobStore store;
    private final Transactions transactions;
    private final Clock machine;
    private volatile Instant renewed;
    private volatile boolean stopping;
    private volatile int gaveWay;

    LeasedRun(JobStore.Waiting job, String lease, JobHandler handler, JobStore store, Transactions transactions, Clock machine) {
        this.job = job;
        this.lease = lease;
        this.handler = handler;
        this.store = store;
        this.transactions = transactions;
        this.machine = machine;
        this.renewed = machine.instant();
        this.gaveWay = job.gaveWay();
    }

    @Override
    public String id() {
        return job.id();
    }

    @Override
    public String parameters() {
        return job.parameters();
    }

    @Override
    public String cursor() {
        return job.cursor();
    }

    @Override
    public void step(Db db, String cursor, long done, long total) {
        goOn(store.step(db, job.id(), lease, until(), cursor, done, total));
        gaveWay = 0;
    }

    @Override
    public void progress(long done, long total) {
        goOn(transactions.write(db -> store.progress(db, job.id(), lease, until(), done, total)));
    }

    JobStore.Waiting job() {
        return job;
    }

    String lease() {
        return lease;
    }

    JobHandler handler() {
        return handler;
    }

    /** How often it lost its wait for others since its last step. */
    int gaveWay() {
        return gaveWay;
    }

    /** Leaves off at the next step. */
    void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    /** Renews the lease of a job that makes no steps. */
    void beat() {
        if (machine.instant().isAfter(renewed.plus(LEASE.dividedBy(3))) && !transactions.write(db -> store.extend(db, job.id(), lease, until()))) {
            stop();
        }
    }

    private Instant until() {
        renewed = machine.instant();
        return renewed.plus(LEASE);
    }

    private void goOn(boolean held) {
        if (!held) {
            stop();
            throw new JobStopped("another node has taken the job over");
        }
        if (stopping) {
            throw new JobStopped("the node or the handler stops");
        }
    }
}
