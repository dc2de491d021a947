package org.linli.console.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Step;
import org.linli.api.modules.ModuleChange.StepState;
import org.linli.api.modules.Publication;
import org.linli.api.modules.Publications;

/**
 * A change of a module as its page shows it.
 *
 * @param title what it is: the module and its versions
 * @param name  the module's, in both languages
 * @param state of it, in one word
 * @param look  the look of that word
 * @param took  how long it has taken so far
 * @param old   what the version before still works on; null where it is gone
 * @param fresh what the new version works on; null where it isn't there yet
 */
public record ShownChange(ModuleChange change, Text title, Text name, Text state, String look, Text took, List<ShownStep> steps, Publication old,
                          Publication fresh) {

    /**
     * A step.
     *
     * @param look {@code done}, {@code now}, {@code bad} or {@code todo}
     * @param took how long; null before it begins
     */
    public record ShownStep(Step step, String look, Text took, Text note) {

        /** In one word, or two. */
        public Text title() {
            return SystemRoom.MESSAGES.text("step.name." + step.name());
        }

        /** Whether it is the one that is under way. */
        public boolean now() {
            return step.state() == StepState.RUNNING;
        }

        /** Whether it failed. */
        public boolean bad() {
            return step.state() == StepState.FAILED;
        }
    }

    static ShownChange of(ModuleChange change, Text name, Publications publications) {
        Messages messages = SystemRoom.MESSAGES;
        return new ShownChange(change, title(change, name), name, state(change), look(change), Amounts.span(messages, change.begun(), until(change)),
            change.steps().stream().map(step -> step(messages, step)).toList(), running(publications, change.module(), change.from()),
            running(publications, change.module(), change.to()));
    }

    private static Publication running(Publications publications, String module, String version) {
        Optional<Publication> there = version == null ? Optional.empty() : publications.of(module, version);
        return there.filter(one -> one.state() != Publication.State.REFUSED).orElse(null);
    }

    private static ShownStep step(Messages messages, Step step) {
        String look = switch (step.state()) {
            case DONE -> "done";
            case RUNNING -> "now";
            case FAILED -> "bad";
            case WAITING, SKIPPED -> "todo";
        };
        boolean began = step.state() == StepState.DONE || step.state() == StepState.FAILED;
        Text took = began && step.millis() != null ? Amounts.span(messages, Duration.ofMillis(step.millis()))
            : messages.text("step." + step.state());
        return new ShownStep(step, look, took, step.state() == StepState.FAILED ? null : step.note());
    }

    /** 党员积分 1.4.0 → 1.5.0. */
    static Text title(ModuleChange change, Text name) {
        String key = change.from() == null ? "change.in" : change.to() == null ? "change.out" : "change.title";
        return SystemRoom.MESSAGES.text(key, name, change.from(), change.to());
    }

    /** When it ended, or now while it lasts: by this machine's clock, as all of a change, and not by the town's, which a rehearsal may set. */
    static Instant until(ModuleChange change) {
        return change.ended() == null ? Instant.now() : change.ended();
    }

    /** In one word: under way, done, failed. */
    static Text state(ModuleChange change) {
        return SystemRoom.MESSAGES.text(change.state() == ModuleChange.State.RUNNING || change.state() == ModuleChange.State.WAITING
            ? "change." + change.kind() + "." + change.state() : "change." + change.state());
    }

    static String look(ModuleChange change) {
        return change.state() == ModuleChange.State.FAILED ? "pill-red" : "pill-jade";
    }

    /** Whether work goes on. */
    public boolean live() {
        return change.ended() == null;
    }

    /** Whether the new version has the requests by now. */
    public boolean switched() {
        return change.steps().stream().anyMatch(step -> step.name() == ModuleChange.StepName.SWITCH && step.state() == StepState.DONE);
    }

    /** The step at which it failed; null when it didn't. */
    public Text failedAt() {
        return steps.stream().filter(ShownStep::bad).findFirst().map(ShownStep::title).orElse(null);
    }
}
