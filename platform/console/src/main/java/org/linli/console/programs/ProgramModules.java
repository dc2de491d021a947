package org.linli.console.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.pages.Visit;
import org.linli.api.security.Caller;
import org.linli.console.Asking;

/**
 * The modules with programs, each asked so that one that fails, or is just being exchanged, leaves the others on the page.
 *
 * @param silent what those are called that don't answer
 */
public record ProgramModules(List<Named> all, List<Text> silent) {

    /** A module with what it told. */
    public record Named(LinliModule module, String id, Text title) {
    }

    static ProgramModules of(Visit visit, Asking asking) {
        List<Named> all = new ArrayList<>();
        List<Text> silent = new ArrayList<>();
        for (LinliModule module : visit.modules()) {
            asking.ask(module, "kinds of program", () -> module.programKinds().isEmpty() ? Optional.<Named>empty()
                : Optional.of(new Named(module, module.id(), module.title())))
                .ifPresentOrElse(told -> told.ifPresent(all::add), () -> silent.add(Asking.title(module)));
        }
        return new ProgramModules(List.copyOf(all), List.copyOf(silent));
    }

    /** Those in whose programs or rulebooks somebody may do something somewhere. @param ending of the permission */
    List<Named> where(Caller caller, String ending) {
        return all.stream().filter(one -> caller.holds(one.id() + "." + ending)).toList();
    }
}
