package org.linli.console.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.api.Text;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.Modules;
import org.linli.api.operation.Operation;
import org.linli.api.pages.Address;
import org.linli.api.pages.Task;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;

/** What administrators have to do: modules that don't serve, jobs that failed, a backup that is due; others have the failed jobs of their own. */
final class SystemTasks {

    /** For so long a failed job is something to do, unless one of its kind has gone well since. */
    private static final Duration RECENT = Duration.ofDays(3);
    private static final int LOOKED_AT = 20;

    private final ServerWatch watch;
    private final Jobs jobs;
    private final Guard guard;
    private final Clock clock;

    SystemTasks(ServerWatch watch, Jobs jobs, Guard guard, Clock clock) {
        this.watch = watch;
        this.jobs = jobs;
        this.guard = guard;
        this.clock = clock;
    }

    /** As the caller: who may not do a thing has no such task. */
    List<Task> all() {
        Caller caller = guard.caller();
        List<Task> all = new ArrayList<>();
        if (caller.may(Modules.READ, null) && caller.may(Modules.WRITE, null)) {
            watch.modules().stream().filter(module -> module.state() != InstalledModule.State.SERVING).map(SystemTasks::task).forEach(all::add);
        }
        if (caller.may(Operation.READ, null) && caller.may(Operation.BACK_UP, null) && watch.backups().due()) {
            all.add(new Task("backup", SystemRoom.MESSAGES.text("task.backup"), SystemRoom.MESSAGES.text("task.backup.where"), null,
                SystemRoom.MESSAGES.text("task.backup.do"), SystemPages.HERE));
        }
        all.addAll(jobs(jobs.list(new Jobs.Search(null, null, false), null, LOOKED_AT).items(), clock.instant()));
        return all;
    }

    private static Task task(InstalledModule module) {
        return new Task("module-" + module.id() + "-" + module.version(), SystemRoom.MESSAGES.text("task.module", module.title(), ModuleStands.word(module)),
            ModuleStands.about(module), null, SystemRoom.MESSAGES.text("task.module.do"), Address.of("modules", module.id()));
    }

    /** @param newestFirst that the caller may see */
    static List<Task> jobs(List<Job> newestFirst, Instant now) {
        Set<String> well = new HashSet<>();
        List<Task> failed = new ArrayList<>();
        for (Job job : newestFirst) {
            if (job.state() == Job.State.DONE) {
                well.add(job.kind());
            } else if (job.state() == Job.State.FAILED && !well.contains(job.kind()) && job.created().plus(RECENT).isAfter(now)) {
                Text what = SystemRoom.MESSAGES.text("task.job", ShownJob.title(job.kind()));
                failed.add(new Task("job-" + job.id(), what, JobOutcome.of(job).what(), null, SystemRoom.MESSAGES.text("task.job.do"), JobsPages.address(job.id())));
            }
        }
        return failed;
    }
}
