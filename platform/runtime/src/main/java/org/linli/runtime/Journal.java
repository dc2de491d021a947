package org.linli.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Kind;
import org.linli.api.modules.ModuleChange.State;
import org.linli.api.modules.ModuleChange.Step;
import org.linli.api.modules.ModuleChange.StepName;
import org.linli.api.modules.ModuleChange.StepState;

/** The record of a change under way, which stands in the database before each step is taken and says afterwards how it went. */
final class Journal {

    private static final Messages MESSAGES = Messages.beside(Journal.class);
    private static final Map<Kind, List<StepName>> STEPS = Map.of(
            Kind.INSTALL, List.of(StepName.VERIFY, StepName.RESOLVE, StepName.MIGRATE, StepName.START, StepName.CHECK, StepName.SWITCH, StepName.CONTRACT),
            Kind.UPGRADE, List.of(StepName.values()),
            Kind.ROLLBACK, List.of(StepName.RESOLVE, StepName.START, StepName.CHECK, StepName.SWITCH, StepName.DRAIN, StepName.STOP),
            Kind.REMOVE, List.of(StepName.SWITCH, StepName.STOP));

    private final Transactions transactions;
    private final ChangeStore store;
    private final JobHandler.Run run;
    private final Clock clock;
    private ModuleChange change;
    private long stepBegun;

    Journal(Transactions transactions, ChangeStore store, JobHandler.Run run, Clock clock, ModuleChange change) {
        this.transactions = transactions;
        this.store = store;
        this.run = run;
        this.clock = clock;
        this.change = change;
    }

    /** All steps of such a change, none of them taken. */
    static List<Step> steps(Kind kind) {
        return STEPS.get(kind).stream().map(name -> new Step(name, StepState.WAITING, title(name), null, null)).toList();
    }

    /** The steps with one of them done at once, before the job began. */
    static List<Step> doneAtOnce(List<Step> steps, StepName name, long millis, Text note) {
        return steps.stream().map(step -> step.name() == name ? new Step(name, StepState.DONE, step.title(), millis, note) : step).toList();
    }

    /** The steps with all that wait left out. */
    static List<Step> leftOut(List<Step> steps) {
        return steps.stream().map(step -> step.state() == StepState.WAITING ? new Step(step.name(), StepState.SKIPPED, step.title(), null, null) : step).toList();
    }

    ModuleChange change() {
        return change;
    }

    /** Ends the step before, if there is one, and begins another. */
    void begin(StepName name) {
        begin(name, db -> { });
    }

    /** The same, with more to write in the same transaction. */
    void begin(StepName name, Consumer<Db> more) {
        List<Step> steps = ended(StepState.DONE, null);
        stepBegun = System.nanoTime();
        set(State.RUNNING, replaced(steps, name, new Step(name, StepState.RUNNING, title(name), 0L, null)), null, null);
        write(name.name(), more);
    }

    /** Notes what is worth knowing of the step under way; it is written with the next one. */
    void note(Text note) {
        set(change.state(), change.steps().stream().map(step -> step.state() == StepState.RUNNING
                ? new Step(step.name(), step.state(), step.title(), step.millis(), note) : step).toList(), null, null);
    }

    /** All went well. */
    void done(Consumer<Db> more) {
        set(State.DONE, ended(StepState.DONE, null), null, null);
        write("DONE", more);
    }

    /** Says of a change that it failed: the step under way did, and those after it are left out. */
    static ModuleChange failed(ModuleChange change, Text reason, String detail, Clock clock, long millis) {
        List<Step> steps = change.steps().stream().map(step -> step.state() == StepState.RUNNING
                ? new Step(step.name(), StepState.FAILED, step.title(), millis, reason) : step).toList();
        return new ModuleChange(change.id(), change.module(), change.kind(), change.from(), change.to(), State.FAILED, leftOut(steps), reason, detail, change.by(),
                change.begun(), clock.instant());
    }

    long millis() {
        return (System.nanoTime() - stepBegun) / 1_000_000;
    }

    private List<Step> ended(StepState state, Text note) {
        return change.steps().stream().map(step -> step.state() == StepState.RUNNING
                ? new Step(step.name(), state, step.title(), millis(), note == null ? step.note() : note) : step).toList();
    }

    private static List<Step> replaced(List<Step> steps, StepName name, Step by) {
        var changed = new ArrayList<>(steps);
        changed.replaceAll(step -> step.name() == name ? by : step);
        return changed;
    }

    private void set(State state, List<Step> steps, Text reason, String detail) {
        change = new ModuleChange(change.id(), change.module(), change.kind(), change.from(), change.to(), state, steps, reason, detail, change.by(),
                change.begun(), state == State.DONE ? clock.instant() : null);
    }

    private void write(String cursor, Consumer<Db> more) {
        long done = change.steps().stream().filter(step -> step.state() == StepState.DONE).count();
        transactions.write(db -> {
            store.write(db, change);
            run.step(db, cursor, done, change.steps().size());
            more.accept(db);
            return null;
        });
    }

    private static Text title(StepName name) {
        return MESSAGES.text("step." + name);
    }
}
