package org.linli.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.pages.JtehitsGenerated;
import org.linli.console.pages.JtesearchGenerated;
import org.linli.console.programs.Periods;
import org.linli.console.programs.ProgramSearch;

/** Finds people, households, units and programs by what was typed. */
@Path("search")
public final class SearchPages {

    private static final int SHOWN = 8;

    private final People people;
    private final Territory territory;
    private final ProgramSearch programs;

    SearchPages(People people, Territory territory, ProgramSearch programs) {
        this.people = people;
        this.territory = territory;
        this.programs = programs;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View search(@Context Visit visit) {
        String text = visit.parameter("text");
        Set<Text> silent = new LinkedHashSet<>();
        List<Hits> found = text == null ? List.of()
            : Stream.of(people(visit, text), households(visit, text), programs(visit, text, silent), units(text)).filter(group -> !group.hits().isEmpty()).toList();
        return visit.piece()
            ? View.piece(text == null ? sheet -> out -> { } : Body.of((out, none, sheet) -> JtehitsGenerated.render(out, none, sheet, found, text, silent)))
            : View.of(ConsoleModule.MESSAGES.text("search.title"), "search", Body.of((out, none, sheet) -> JtesearchGenerated.render(out, none, sheet, found, text, silent)));
    }

    private Hits people(Visit visit, String text) {
        Page<Person> found = visit.caller().holds(People.READ) ? people.find(text, visit.unit(), null, SHOWN) : new Page<>(List.of(), null);
        Map<String, String> names = names(found.items().stream().map(Person::unit));
        return new Hits(ConsoleModule.MESSAGES.text("search.people"), found.items().stream().map(person -> new Hits.Hit(person.name(),
            joined(person.number(), names.get(person.unit())), Address.of("people", person.number()))).toList(),
            found.next() == null ? null : "/people?text=" + Address.escaped(text));
    }

    private Hits households(Visit visit, String text) {
        Page<Household> found = visit.caller().holds(People.READ) ? people.households(text, visit.unit(), null, SHOWN) : new Page<>(List.of(), null);
        Map<String, String> names = names(found.items().stream().map(Household::unit));
        return new Hits(ConsoleModule.MESSAGES.text("search.households"), found.items().stream().map(household -> new Hits.Hit(household.number(),
            joined(names.get(household.unit()), household.address()), Address.of("households", household.number()))).toList(),
            found.next() == null ? null : "/households?text=" + Address.escaped(text));
    }

    private Hits units(String text) {
        Page<Unit> found = territory.find(text, null, null, SHOWN);
        Map<String, String> names = ShownUnit.names(found.items(), territory);
        return new Hits(ConsoleModule.MESSAGES.text("search.units"), found.items().stream().map(unit -> new Hits.Hit(unit.name(), ShownUnit.way(unit, names),
            Address.of("units", unit.code()))).toList(), null);
    }

    private Hits programs(Visit visit, String text, Set<Text> silent) {
        Page<ProgramSearch.Found> found = programs.first(visit, text, SHOWN, silent);
        return new Hits(ConsoleModule.MESSAGES.text("search.programs"), found.items().stream().map(one -> new Hits.Hit(one.title().in(visit.language()),
            Stream.of(Periods.title(one.program().period()).in(visit.language()), one.unit(), one.program().stage().title().in(visit.language())).collect(Collectors.joining(" ")),
            Address.of("programs", one.program().module(), one.program().id()))).toList(), found.next() == null ? null : "/programs?text=" + Address.escaped(text));
    }

    private Map<String, String> names(Stream<String> codes) {
        List<String> asked = codes.filter(Objects::nonNull).distinct().toList();
        return asked.isEmpty() ? Map.of() : territory.known(asked).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other).filter(part -> part != null).collect(Collectors.joining(" "));
    }
}
