package org.linli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.Address;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.pages.JtehitsGenerated;
import org.linli.console.pages.JtesearchGenerated;

/** Finds people, households, units and programs by what was typed. */
@Path("search")
public final class SearchPages {

    private static final int SHOWN = 8;
    private static final int PROGRAMS = 200;

    private final People people;
    private final Territory territory;
    private final Programs programs;

    SearchPages(People people, Territory territory, Programs programs) {
        this.people = people;
        this.territory = territory;
        this.programs = programs;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View search(@Context Visit visit) {
        String text = visit.parameter("text");
        List<Hits> found = text == null ? List.of()
            : Stream.of(people(visit, text), households(visit, text), programs(visit, text), units(text)).filter(group -> !group.hits().isEmpty()).toList();
        return visit.piece()
            ? View.piece(text == null ? sheet -> out -> { } : Body.of((out, none, sheet) -> JtehitsGenerated.render(out, none, sheet, found, text)))
            : View.of(ConsoleModule.MESSAGES.text("search.title"), "search", Body.of((out, none, sheet) -> JtesearchGenerated.render(out, none, sheet, found, text)));
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

    private Hits programs(Visit visit, String text) {
        List<Program> all = visit.modules().stream().filter(module -> !module.programKinds().isEmpty() && visit.caller().holds(module.id() + "." + Programs.READ))
            .flatMap(module -> programs.reaching(module.id(), null, null, visit.unit(), null, PROGRAMS).items().stream()).toList();
        Map<String, String> names = names(all.stream().map(Program::unit));
        Map<String, String> modules = visit.modules().stream().collect(Collectors.toMap(module -> module.id(), module -> module.title().in(visit.language())));
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Hits.Hit> hits = new ArrayList<>();
        for (Program program : all) {
            String title = program.title() == null ? joined(modules.get(program.module()), program.period()) : program.title();
            String detail = joined(names.get(program.unit()), program.stage().title().in(visit.language()));
            if (hits.size() < SHOWN && (title + " " + detail + " " + program.period()).toLowerCase(Locale.ROOT).contains(wanted)) {
                hits.add(new Hits.Hit(title, detail, Address.of("programs", program.module(), program.id())));
            }
        }
        return new Hits(ConsoleModule.MESSAGES.text("search.programs"), hits, null);
    }

    private Map<String, String> names(Stream<String> codes) {
        List<String> asked = codes.filter(Objects::nonNull).distinct().toList();
        return asked.isEmpty() ? Map.of() : territory.known(asked).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other).filter(part -> part != null).collect(Collectors.joining(" "));
    }
}
