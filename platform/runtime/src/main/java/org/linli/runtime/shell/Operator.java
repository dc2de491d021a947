package org.linli.runtime.shell;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Step;
import org.linli.api.modules.ModuleChange.StepState;
import org.linli.api.modules.Modules;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;

/** Who sits at the shell of the machine: may do what the platform may, and watches changes to their end. */
final class Operator {

    private static final Messages MESSAGES = Messages.beside(Operator.class);
    private static final long LOOK = 50_000_000L;

    private final Guard guard;
    private final Modules modules;

    Operator(Guard guard, Modules modules) {
        this.guard = guard;
        this.modules = modules;
    }

    /** Does something on behalf of the platform; a refusal is told in both languages. */
    <T> T ask(Supplier<T> question) throws CommandException {
        return ask(guard, question);
    }

    static <T> T ask(Guard guard, Supplier<T> question) throws CommandException {
        try {
            return guard.as(Caller.PLATFORM, question);
        } catch (Problem e) {
            var said = new StringBuilder(both(e.what())).append('\n').append(both(e.mend()));
            e.faults().forEach(fault -> said.append("\n- ").append(fault.where()).append(": ").append(both(fault.what())));
            throw new CommandException(said.toString(), e);
        }
    }

    /** Orders a change, prints each step when it begins and ends, and returns when all is done. */
    void watch(Supplier<ModuleChange> order) throws CommandException {
        ModuleChange change = ask(order);
        var told = new HashSet<String>();
        tell(change, told);
        while (change.ended() == null) {
            LockSupport.parkNanos(LOOK);
            if (Thread.interrupted()) {
                print(MESSAGES.text("goes-on", change.id()));
                return;
            }
            String id = change.id();
            change = ask(() -> modules.change(id));
            tell(change, told);
        }
        if (change.state() == ModuleChange.State.FAILED) {
            throw new CommandException(both(change.reason()) + (change.detail() == null ? "" : "\n" + change.detail()));
        }
        print(MESSAGES.text("done", change.module(), change.to() == null ? "-" : change.to()));
    }

    private static void tell(ModuleChange change, Set<String> told) {
        for (Step step : change.steps()) {
            boolean over = step.state() == StepState.DONE || step.state() == StepState.FAILED;
            if (over && told.add(step.name().name())) {
                print(MESSAGES.text("step." + step.state(), step.title(), String.valueOf(step.millis())));
                if (step.note() != null) {
                    print(step.note());
                }
            }
        }
    }

    static void print(Text text) {
        System.out.println(both(text));
    }

    static String both(Text text) {
        return text.zh() + " / " + text.en();
    }
}
