package org.linli.console;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Visit;

/**
 * The menu of somebody: what the modules that serve have to show, as far as it may be seen.
 *
 * @param third what phones have in reach beside the first page and what is to be done: what is of the reader itself where that is all it has, else
 *              the first page of the programs; null for nothing
 */
public record Menu(List<Section> sections, Navigation third) {

    /** One group of it. */
    public record Section(Navigation.Group group, List<Navigation> entries) {
    }

    static Menu of(Visit visit, Asking asking) {
        List<Navigation> all = visit.modules().stream().sorted(Comparator.comparing(Asking::id))
            .flatMap(module -> asking.ask(module, "navigation", () -> List.copyOf(module.navigation())).orElse(List.of()).stream())
            .filter(entry -> entry.isFor(visit.caller())).toList();
        List<Navigation> programs = all.stream().filter(entry -> entry.group() == Navigation.Group.PROGRAMS).toList();
        Navigation own = visit.caller().grants().isEmpty() ? programs.stream().filter(entry -> entry.permission() != null).findFirst().orElse(null) : null;
        return new Menu(Arrays.stream(Navigation.Group.values())
            .map(group -> new Section(group, all.stream().filter(entry -> entry.group() == group).toList()))
            .filter(section -> !section.entries().isEmpty()).toList(), own != null || programs.isEmpty() ? own : programs.get(0));
    }

    /** Whether phones have a place out of reach. */
    public boolean beyond(String place) {
        return place != null && !place.equals("home") && !place.equals("tasks") && (third == null || !place.equals(third.id()));
    }
}
