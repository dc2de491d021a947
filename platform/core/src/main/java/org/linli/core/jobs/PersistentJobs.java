package org.linli.core.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Job.State;
import org.linli.api.jobs.Jobs;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Queues jobs and answers where they stand. */
@Component(service = {Jobs.class, PersistentJobs.class})
public final class PersistentJobs implements Jobs {

    static final Messages MESSAGES = Messages.beside(PersistentJobs.class);

    private static final int MOST_PARTS = 20;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final JobStore store = new JobStore();
    private final Semaphore bell = new Semaphore(0);

    @Activate
    public PersistentJobs(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Job queue(Db db, String kind, String parameters, String lock) {
        return queue(db, kind, parameters, lock, null);
    }

    /** Queues a job. @param permission who may see the job besides its owner: those who hold it for the whole town; null as {@link #job} says */
    public Job queue(Db db, String kind, String parameters, String lock, String permission) {
        Job job = add(db, permission, new Job(Ids.next(), kind, State.QUEUED, 0, 0, null, null, guard.caller().account(), clock.instant()), parameters);
        if (lock != null && !store.lock(db, lock, job.id())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "job-locked").with("job", store.holder(db, lock).orElse(null));
        }
        transactions.afterCommit(bell::release);
        return job;
    }

    /** The record of work that was done at once and has something to hand back under the id of a job. @param result from that id, as JSON */
    public Job finished(Db db, String kind, String permission, long total, UnaryOperator<String> result) {
        String id = Ids.next();
        Instant now = clock.instant();
        return add(db, permission, new Job(id, kind, State.DONE, total, total, result.apply(id), null, guard.caller().account(), now, now, now), null);
    }

    @Override
    public Job job(String id) {
        Caller caller = guard.caller();
        return transactions.read(db -> store.find(db, id)).filter(found -> maySee(caller, found)).map(JobStore.Found::job)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "job-not-found", id).at("id"));
    }

    @Override
    public Page<Job> list(Search search, String after, int limit) {
        int most = Limits.of(limit);
        Caller caller = guard.caller();
        boolean all = !search.own() && caller.grants().stream().anyMatch(grant -> grant.scope() == null);
        return transactions.read(db -> seen(db, search, caller, all ? null : caller.account(), after, most));
    }

    /** Reads on while what it finds may not be seen, but not without end. */
    private Page<Job> seen(Db db, Search search, Caller caller, String account, String after, int limit) {
        List<Job> seen = new ArrayList<>();
        String cursor = after;
        for (int part = 0; part < MOST_PARTS; part++) {
            List<JobStore.Found> found = store.list(db, search, account, cursor, limit + 1);
            found.stream().filter(one -> maySee(caller, one)).map(JobStore.Found::job).forEach(seen::add);
            if (seen.size() > limit) {
                return Page.cut(seen.subList(0, limit + 1), limit, Job::id);
            }
            if (found.size() <= limit) {
                return new Page<>(seen, null);
            }
            cursor = found.get(found.size() - 1).job().id();
        }
        return new Page<>(seen, cursor);
    }

    /** Its owner always; others hold its permission for the whole town, or any where it has none. */
    private static boolean maySee(Caller caller, JobStore.Found found) {
        return found.job().by().equals(caller.account()) || (found.permission() == null ? caller.grants().stream().anyMatch(grant -> grant.scope() == null)
                : caller.may(found.permission(), null));
    }

    /** Rings when there may be something to do. */
    Semaphore bell() {
        return bell;
    }

    private Job add(Db db, String permission, Job job, String parameters) {
        store.add(db, job, permission, parameters, guard.caller());
        audit.write(db, new Audit.Line("job.queued", job.id(), null, null, job.kind()));
        return job;
    }
}
