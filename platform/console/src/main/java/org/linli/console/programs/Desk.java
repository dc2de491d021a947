package org.linli.console.programs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.security.Accounts;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.Asking;
import org.linli.console.ShownUnit;
import org.linli.console.programs.Opened.OwnPage;

/** Opens programs, and knows what units, subjects and accounts are called. */
final class Desk {

    /** The entry of the menu that pages of programs belong to. */
    static final String PLACE = "programs";

    private final Programs programs;
    private final RuleShelf shelf;
    private final Participants participants;
    private final Territory territory;
    private final Accounts accounts;
    private final Guard guard;
    private final Clock clock;
    private final Asking asking;

    Desk(Programs programs, RuleShelf shelf, Participants participants, Territory territory, Accounts accounts, Guard guard, Clock clock, Asking asking) {
        this.programs = programs;
        this.shelf = shelf;
        this.participants = participants;
        this.territory = territory;
        this.accounts = accounts;
        this.guard = guard;
        this.clock = clock;
        this.asking = asking;
    }

    Opened open(Visit visit, String module, String id) {
        Program program = programs.program(module, id);
        List<String> codes = new ArrayList<>(List.of(program.unit()));
        if (visit.unit() != null) {
            codes.add(visit.unit());
        }
        Map<String, Unit> units = units(codes);
        Optional<LinliModule> serving = visit.modules().stream().filter(one -> Asking.id(one).equals(module)).findFirst();
        return new Opened(program, shelf.of(program), units.get(program.unit()), part(visit, program, units.get(visit.unit())),
            serving, serving.flatMap(one -> own(one, program)).orElse(List.of()), visit.caller());
    }

    /** The module's own pages for a program; empty where it doesn't answer. */
    private Optional<List<OwnPage>> own(LinliModule module, Program program) {
        return asking.ask(module, "pages of programs", () -> module.programPages().stream()
            .map(page -> new OwnPage(page.id(), page.title(), page.permission(), page.href().apply(program))).filter(page -> page.href() != null).toList());
    }

    /** Opens a program for something that its reader may do in it somewhere; where exactly is asked by the services. @param ending of the permission */
    Opened open(Visit visit, String module, String id, String ending) {
        Opened opened = open(visit, module, id);
        require(opened, ending);
        return opened;
    }

    void require(Opened opened, String ending) {
        if (!opened.maySomewhere(ending)) {
            guard.require(opened.program().module() + "." + ending, opened.program().path());
        }
    }

    /** Asks for a permission that its caller doesn't hold anywhere, so that the attempt stands in the audit. */
    void refuse(String module, String ending) {
        guard.require(module + "." + ending, null);
    }

    /** The part of a program that somebody looks at: the unit chosen, or else the part that it may see. */
    private static String part(Visit visit, Program program, Unit chosen) {
        if (chosen != null && chosen.path().isWithin(program.path()) && !chosen.code().equals(program.unit())) {
            return chosen.code();
        }
        String permission = program.module() + "." + Programs.READ;
        return visit.caller().may(permission, program.path()) ? null : visit.caller().grants().stream()
            .filter(grant -> grant.gives(permission) && grant.scope() != null && grant.scope().isWithin(program.path())).map(grant -> grant.scope().code()).findFirst().orElse(null);
    }

    /** Before all modules are asked about it. @throws Problem {@code NOT_FOUND} for an address that asks for a unit that there isn't */
    void checkUnit(Visit visit) {
        ShownUnit.check(visit, territory);
    }

    /** What there is to know before an entry for somebody on a day, as the module says; null for nothing. */
    Text caution(Opened opened, Participant one, LocalDate on) {
        return opened.module().flatMap(module -> asking.ask(module, "caution", () -> Optional.ofNullable(module.caution(opened.program(), one.unit(), on))))
            .flatMap(said -> said).orElse(null);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    ZoneId zone() {
        return clock.getZone();
    }

    Map<String, Unit> units(Collection<String> codes) {
        return territory.known(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit, (one, other) -> one));
    }

    /** What units are called, by code; an unknown one by its code. */
    Map<String, String> unitNames(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        codes.forEach(code -> names.put(code, code));
        territory.known(codes).forEach(unit -> names.put(unit.code(), unit.name()));
        return names;
    }

    /** What subjects are called in a program, by their number. */
    Map<String, Participant> subjects(String program, Collection<String> subjects) {
        return participants.among(program, subjects).stream().collect(Collectors.toMap(Participant::subject, one -> one, (one, other) -> one));
    }

    /** What accounts are called, each looked up once. */
    Map<String, String> people(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.stream().filter(id -> id != null).distinct().forEach(id -> names.put(id, account(id)));
        return names;
    }

    String account(String id) {
        if ("platform".equals(id)) {
            return "—";
        }
        String name = id == null ? null : accounts.name(id);
        return name == null ? "" : name;
    }

    static Text say(String key, Object... arguments) {
        return ProgramsRoom.MESSAGES.text(key, arguments);
    }
}
