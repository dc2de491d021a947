package org.linli.console.boards;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.territory.Unit;

/** Finds what filings are about: whoever may read one may know what its program, and what its codes are called, and nothing else of it. */
final class FilingShelf {

    private final Programs programs;
    private final Titles titles;
    private final Boards boards;
    private final Guard guard;
    private final Clock clock;

    FilingShelf(Programs programs, Titles titles, Boards boards, Guard guard, Clock clock) {
        this.programs = programs;
        this.titles = titles;
        this.boards = boards;
        this.guard = guard;
        this.clock = clock;
    }

    /** What the programs of filings are called, by id. @param units those that filed, by code */
    Map<String, Text> programs(List<Filing> filings, Map<String, Unit> units) {
        Map<String, Text> called = new HashMap<>();
        for (Filing filing : filings) {
            if (!called.containsKey(filing.program()) && units.containsKey(filing.from())) {
                called.put(filing.program(), asReader(filing, units.get(filing.from()), titles::of));
            }
        }
        return called;
    }

    /** What its codes are called. @param from the unit that filed it */
    FilingWords words(Visit visit, Filing filing, Unit from) {
        Text module = visit.modules().stream().filter(one -> one.id().equals(filing.module())).map(LinliModule::title).findFirst()
            .orElse(new Text(filing.module(), filing.module()));
        return asReader(filing, from, program -> new FilingWords(module, titles.of(program), titles.rules(program), clock.getZone(),
            codes -> boards.units(codes).values().stream().collect(Collectors.toMap(Unit::code, Unit::name))));
    }

    private <T> T asReader(Filing filing, Unit from, Function<Program, T> work) {
        Caller reader = guard.caller().with(new Grant(filing.module() + "." + Programs.READ, from.path()))
            .with(new Grant(filing.module() + "." + Rulebooks.READ, from.path()));
        return guard.as(reader, guard.request(), () -> work.apply(programs.program(filing.module(), filing.program())));
    }
}
