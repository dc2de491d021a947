package org.linli.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.DataFault;
import org.linli.api.data.Db;
import org.linli.api.jobs.JobHandler;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Kind;
import org.linli.api.modules.ModuleChange.StepName;
import org.linli.api.modules.ModuleChange.StepState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a change of a module out, step by step; whatever fails before the switch leaves the version that serves as it was. */
@Component
public final class ChangeJob implements JobHandler {

    static final String KIND = "platform.module-change";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeJob.class);
    private static final Messages MESSAGES = Messages.beside(ChangeJob.class);
    /** How long a new version may take beside the old one, which serves meanwhile. */
    static final Duration STARTS_WITHIN = Duration.ofSeconds(7);
    static final Duration FIT_WITHIN = Duration.ofSeconds(4);

    private final Workshop workshop;
    private final TownModules town;
    private final Contracting contracting;

    @Activate
    public ChangeJob(@Reference Workshop workshop, @Reference TownModules town) {
        this.workshop = workshop;
        this.town = town;
        this.contracting = new Contracting(workshop);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean urgent() {
        return true;
    }

    /** What the town wanted before must stand first. */
    @Override
    public boolean ready(String parameters) {
        return town.settled();
    }

    @Override
    public String run(Run run) {
        ModuleChange change = workshop.transactions.read(db -> workshop.changes.find(db, run.id())).orElseThrow();
        var journal = new Journal(workshop.transactions, workshop.changes, run, workshop.machine, change);
        workshop.bench.lock();
        try {
            if (run.cursor() != null) {
                goOn(journal);
            } else if (change.kind() == Kind.REMOVE) {
                remove(journal);
            } else {
                replace(journal);
            }
        } finally {
            workshop.bench.unlock();
        }
        town.tell();
        return "{}";
    }

    private void replace(Journal journal) {
        ModuleChange change = journal.change();
        ModuleVersion to = workshop.transactions.read(db -> workshop.store.version(db, change.module(), change.to())).orElseThrow();
        var swap = new Swap(workshop, to);
        try {
            if (change.from() == null) {
                // nothing is chosen yet, and what isn't checked mustn't serve, beside one that a feature brought or alone
                workshop.choice.choose(change.module(), workshop.serving(change.module()).orElse(""));
            }
            journal.begin(StepName.RESOLVE);
            swap.install();
            if (change.kind() != Kind.ROLLBACK) {
                journal.begin(StepName.MIGRATE);
                onTables(change, () -> workshop.tables.expand(workshop.library.file(to)));
            }
            journal.begin(StepName.START);
            swap.begin();
            swap.await(STARTS_WITHIN);
            journal.begin(StepName.CHECK);
            swap.check(FIT_WITHIN);
            switchTo(journal, swap, to);
        } catch (RuntimeException | LinkageError e) {
            swap.undo();
            if (change.from() == null) {
                workshop.publications.leave(change.module());
            }
            throw failed(journal, e);
        }
        afterSwitch(journal, swap, to);
    }

    /** The new version is wanted from the moment that this is written; so a crash at any moment leaves exactly one that is. */
    private void switchTo(Journal journal, Swap swap, ModuleVersion to) {
        ModuleChange change = journal.change();
        Instant now = workshop.machine.instant();
        Optional<Wanted> before = workshop.transactions.read(db -> workshop.store.wanted(db, change.module()));
        journal.begin(StepName.SWITCH, db -> {
            if (change.kind() == Kind.ROLLBACK && !wayBackIsOpen(db, change)) {
                throw new Failed(MESSAGES.text("way-back-closed", change.to()), null);
            }
            workshop.store.want(db, new Wanted(change.module(), change.to(), now, change.kind() != Kind.ROLLBACK));
            workshop.store.served(db, change.module(), change.to(), change.kind() == Kind.ROLLBACK ? to.before() : change.from());
        });
        try {
            swap.serve();
        } catch (RuntimeException e) {
            workshop.transactions.write(db -> {
                workshop.store.want(db, before.orElse(new Wanted(change.module(), null, now, false)));
                return null;
            });
            throw e;
        }
        LOG.info("Module {} {} serves, after {}", change.module(), change.to(), change.from() == null ? "none" : change.from());
    }

    /** The tables may have been contracted since the order. */
    private boolean wayBackIsOpen(Db db, ModuleChange change) {
        return workshop.store.version(db, change.module(), change.from()).filter(from -> change.to().equals(from.before())).isPresent();
    }

    private void afterSwitch(Journal journal, Swap swap, ModuleVersion to) {
        ModuleChange change = journal.change();
        try {
            if (change.from() != null) {
                journal.begin(StepName.DRAIN);
                int left = swap.drain(change.from());
                if (left > 0) {
                    journal.note(MESSAGES.text("drain.left", String.valueOf(left), String.valueOf(workshop.drain.toSeconds())));
                }
                journal.begin(StepName.STOP);
                List<String> running = swap.removeOthers();
                if (!running.isEmpty()) {
                    LOG.warn("Module {} {} is gone but left threads running: {}", change.module(), change.from(), running);
                    journal.note(Swap.leftRunning(change.from(), running));
                }
            } else {
                swap.removeOthers();
            }
            contract(journal, to);
            journal.done(db -> workshop.prune(db, change.module()));
        } catch (RuntimeException e) {
            throw failed(journal, e);
        }
    }

    private static void onTables(ModuleChange change, Runnable work) {
        try {
            work.run();
        } catch (DataFault e) {
            throw new Failed(MESSAGES.text("tables.failed", change.module(), change.to(), String.valueOf(e.getMessage())), Details.of(e));
        }
    }

    private void contract(Journal journal, ModuleVersion to) {
        if (journal.change().kind() == Kind.ROLLBACK) {
            return;
        }
        journal.begin(StepName.CONTRACT);
        town.tell();
        onTables(journal.change(), () -> contracting.run(to).ifPresent(journal::note));
    }

    private void remove(Journal journal) {
        ModuleChange change = journal.change();
        try {
            journal.begin(StepName.SWITCH, db -> workshop.store.want(db, new Wanted(change.module(), null, workshop.machine.instant(), false)));
            journal.begin(StepName.STOP);
            List<String> running = Swap.remove(workshop, change.module(), null);
            workshop.publications.leave(change.module());
            if (!running.isEmpty()) {
                LOG.warn("Module {} {} is gone but left threads running: {}", change.module(), change.from(), running);
                journal.note(Swap.leftRunning(change.from(), running));
            }
            LOG.info("Module {} {} is removed", change.module(), change.from());
            journal.done(db -> workshop.prune(db, change.module()));
        } catch (RuntimeException e) {
            throw failed(journal, e);
        }
    }

    /** After a crash: what was wanted before the crash stands already, so what remains is to finish behind the switch or to say that nothing came of it. */
    private void goOn(Journal journal) {
        ModuleChange change = journal.change();
        boolean switched = change.steps().stream().anyMatch(step -> step.name() == StepName.SWITCH && step.state() != StepState.WAITING);
        Text step = change.steps().stream().filter(one -> one.state() == StepState.RUNNING).map(ModuleChange.Step::title).findFirst().orElse(new Text("", ""));
        if (!switched) {
            LOG.info("Module {}: the change to {} was cut off in the step {}; {} serves", change.module(), change.to(), step.en(), change.from());
            throw failed(journal, new Failed(MESSAGES.text(change.from() == null ? "cut-off.none" : "cut-off", step, String.valueOf(change.to()),
                    String.valueOf(change.from())), null));
        }
        LOG.info("Module {}: the change to {} was cut off in the step {} and is finished now", change.module(), change.to(), step.en());
        if (change.kind() != Kind.REMOVE) {
            ModuleVersion to = workshop.transactions.read(db -> workshop.store.version(db, change.module(), change.to())).orElseThrow();
            try {
                contract(journal, to);
            } catch (RuntimeException e) {
                throw failed(journal, e);
            }
        }
        journal.done(db -> workshop.prune(db, change.module()));
    }

    /** Writes down that it failed and why. @return what the job ends with */
    private RuntimeException failed(Journal journal, Throwable cause) {
        Text reason;
        String detail;
        if (cause instanceof Failed failed) {
            reason = failed.reason();
            detail = failed.detail();
        } else if (cause instanceof Problem problem) {
            reason = problem.what();
            detail = problem.getMessage();
        } else if (cause instanceof LinkageError error) {
            reason = MESSAGES.text("start.failed", journal.change().module(), String.valueOf(journal.change().to()), String.valueOf(error));
            detail = Details.of(error);
        } else {
            return (RuntimeException) cause;
        }
        ModuleChange over = Journal.failed(journal.change(), reason, detail, workshop.machine, journal.millis());
        workshop.transactions.write(db -> {
            workshop.changes.write(db, over);
            workshop.prune(db, over.module());
            return null;
        });
        LOG.info("Module {}: the change to {} failed: {}", over.module(), over.to(), reason.en());
        boolean serves = over.steps().stream().anyMatch(step -> step.name() == StepName.SWITCH && step.state() == StepState.DONE);
        return MESSAGES.problem(Problem.Kind.CONFLICT, serves ? "change-unfinished" : "change-failed", reason).with("change", over.id());
    }

    /** A fault of ours: the job says so in the log, and the change for those who watch it. */
    @Override
    public void failed(Db db, String job, String parameters) {
        workshop.changes.find(db, job).filter(change -> change.ended() == null)
                .ifPresent(change -> workshop.changes.write(db, Journal.failed(change, MESSAGES.text("fault", job), null, workshop.machine, 0)));
    }
}
