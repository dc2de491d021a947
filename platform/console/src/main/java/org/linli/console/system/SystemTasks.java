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

    /** What asks modules and looks into folders is done again after so long: these tasks are counted on every page. */
    private static final Duration FRESH = Duration.ofSeconds(15);
    /** For so long a failed job is something to do, unless one of its kind has gone well since. */
    private static final Duration RECENT = Duration.ofDays(3);
    private static final int LOOKED_AT = 20;

    private final Modules modules;
    private final Jobs jobs;
    private final Operation operation;
    private final Guard guard;
    private final Clock clock;
    private final Clock machine = Clock.systemUTC();
    private volatile Known<List<Task>> ofModules = new Known<>(Instant.EPOCH, List.of());
    private volatile Known<List<Task>> ofBackups = new Known<>(Instant.EPOCH, List.of());

    private record Known<T>(Instant at, T what) {
    }

    SystemTasks(Modules modules, Jobs jobs, Operation operation, Guard guard, Clock clock) {
        this.modules = modules;
        this.jobs = jobs;
        this.operation = operation;
        this.guard = guard;
        this.clock = clock;
    }

    /** As the caller: who may not do a thing has no such task. */
    List<Task> all() {
        Caller caller = guard.caller();
        List<Task> all = new ArrayList<>();
        if (caller.may(Modules.READ, null) && caller.may(Modules.WRITE, null)) {
            all.addAll(modules());
        }
        if (caller.may(Operation.READ, null) && caller.may(Operation.BACK_UP, null)) {
            all.addAll(backups());
        }
        all.addAll(jobs(jobs.list(new Jobs.Search(null, null, false), null, LOOKED_AT).items(), clock.instant()));
        return all;
    }

    private List<Task> modules() {
        if (stale(ofModules)) {
            ofModules = new Known<>(machine.instant(), modules.list().stream().filter(module -> module.state() != InstalledModule.State.SERVING)
                .map(SystemTasks::task).toList());
        }
        return ofModules.what();
    }

    private static Task task(InstalledModule module) {
        return new Task("module-" + module.id() + "-" + module.version(), SystemRoom.MESSAGES.text("task.module", module.title(), ModuleStands.word(module)),
            ModuleStands.about(module), null, SystemRoom.MESSAGES.text("task.module.do"), Address.of("modules", module.id()));
    }

    private List<Task> backups() {
        if (stale(ofBackups)) {
            ofBackups = new Known<>(machine.instant(), operation.backups().due() ? List.of(new Task("backup", SystemRoom.MESSAGES.text("task.backup"),
                SystemRoom.MESSAGES.text("task.backup.where"), null, SystemRoom.MESSAGES.text("task.backup.do"), SystemPages.HERE)) : List.of());
        }
        return ofBackups.what();
    }

    private boolean stale(Known<?> known) {
        return known.at().plus(FRESH).isBefore(machine.instant());
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
