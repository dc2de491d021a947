package org.linli.console.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Wanted;
import org.linli.console.Asking;

/** Finds programs of all modules in one order, newest first: their ids rise with time. */
public final class ProgramSearch {

    private final Programs programs;
    private final RuleShelf shelf;
    private final Desk desk;
    private final Asking asking;

    ProgramSearch(Programs programs, RuleShelf shelf, Desk desk, Asking asking) {
        this.programs = programs;
        this.shelf = shelf;
        this.desk = desk;
        this.asking = asking;
    }

    /** A program that was found. @param title what it is called @param module what its module is called @param unit what the unit is called that runs it */
    public record Found(Program program, Text title, Text module, String unit) {
    }

    /** The first of those that the reader may see, by words. @param silent gets what modules are called that don't answer */
    public Page<Found> first(Visit visit, String text, int limit, Collection<Text> silent) {
        ProgramModules modules = ProgramModules.of(visit, asking);
        silent.addAll(modules.silent());
        return find(modules.where(visit.caller(), Programs.READ), new Wanted(null, null, visit.unit(), text), null, limit, silent);
    }

    /** Those of some modules. @param silent gets what modules are called that don't answer */
    Page<Found> find(List<ProgramModules.Named> modules, Wanted wanted, String after, int limit, Collection<Text> silent) {
        List<Found> all = new ArrayList<>();
        boolean more = false;
        for (ProgramModules.Named module : modules) {
            Optional<Page<Found>> found = asking.ask(module.module(), "programs", () -> find(module, wanted, after, limit));
            if (found.isPresent()) {
                all.addAll(found.get().items());
                more |= found.get().next() != null;
            } else {
                silent.add(module.title());
            }
        }
        all.sort(Comparator.comparing((Found one) -> one.program().id()).reversed());
        List<Found> shown = all.subList(0, Math.min(limit, all.size()));
        Map<String, String> units = desk.unitNames(shown.stream().map(Found::unit).distinct().toList());
        return new Page<>(shown.stream().map(one -> new Found(one.program(), one.title(), one.module(), units.get(one.unit()))).toList(),
            more || shown.size() < all.size() ? shown.get(shown.size() - 1).program().id() : null);
    }

    /** Those of one module, with the code of the unit for its name. */
    private Page<Found> find(ProgramModules.Named module, Wanted wanted, String after, int limit) {
        Map<String, Text> schemes = new HashMap<>();
        return programs.find(module.id(), new Wanted(wanted.stage(), wanted.period(), wanted.unit(), beside(wanted.text(), module.title())), after, limit)
            .map(one -> new Found(one, title(one, schemes), module.title(), one.unit()));
    }

    /** What is left to be looked for in a module's programs: all words but those that the module itself is called by. */
    static String beside(String text, Text module) {
        String called = (module.zh() + "\n" + module.en()).toLowerCase(Locale.ROOT);
        return text == null ? null : Arrays.stream(text.strip().split("\\s+")).filter(word -> !called.contains(word.toLowerCase(Locale.ROOT))).collect(Collectors.joining(" "));
    }

    /** What a program is called. @param schemes what rulebooks are called, each of which is read once for a page */
    Text title(Program program, Map<String, Text> schemes) {
        return program.title() != null ? new Text(program.title(), program.title())
            : schemes.computeIfAbsent(program.module() + "/" + program.rulebook() + "/" + program.rulebookVersion(), unread -> Ruled.text(shelf.of(program).title()));
    }
}
