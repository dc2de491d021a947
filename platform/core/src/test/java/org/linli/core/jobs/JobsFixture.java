package org.linli.core.jobs;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Job.State;
import org.linli.api.jobs.JobHandler;
import org.linli.core.OneCaller;
import org.linli.core.modules.ModuleChoice;

/** Jobs put together for a test, with nodes that come and go. */
public final class JobsFixture {

    private final Transactions transactions;
    private final OneCaller guard;
    private final PersistentJobs jobs;
    private final Clock clock;
    private final List<JobRunner> nodes = new ArrayList<>();
    private final Semaphore worked = new Semaphore(0);

    public JobsFixture(Transactions transactions, OneCaller guard, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.clock = clock;
        this.jobs = new PersistentJobs(null, transactions, guard, guard, clock);
    }

    public PersistentJobs jobs() {
        return jobs;
    }

    /** Starts a node that has these handlers. */
    public void node(String name, JobHandler... handlers) {
        JobRunner node = node(name);
        for (JobHandler handler : handlers) {
            node.add(watched(handler), null);
        }
    }

    JobRunner node(String name) {
        var node = new JobRunner(jobs, transactions, guard, guard, new ModuleChoice(), name, clock);
        nodes.add(node);
        return node;
    }

    /** The job after its handler has returned or failed. */
    public Job ended(String id) {
        return assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            worked.acquire();
            Job job = jobs.job(id);
            while (job.state() == State.QUEUED || job.state() == State.RUNNING) {
                Thread.onSpinWait();
                job = jobs.job(id);
            }
            return job;
        });
    }

    public void stop() throws InterruptedException {
        for (JobRunner node : nodes) {
            node.stop();
        }
    }

    /** The handler, telling when it has done its work. */
    JobHandler watched(JobHandler handler) {
        return new JobHandler() {
            @Override
            public String kind() {
                return handler.kind();
            }

            @Override
            public boolean ready(String parameters) {
                return handler.ready(parameters);
            }

            @Override
            public String run(Run run) {
                try {
                    return handler.run(run);
                } finally {
                    worked.release();
                }
            }

            @Override
            public void failed(Db db, String job, String parameters) {
                handler.failed(db, job, parameters);
            }
        };
    }
}
