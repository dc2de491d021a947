package org.linli.partypoints;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Redirect;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Limits;
import org.linli.api.security.Caller;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds for pages which programs, branches and members their reader looks at, and what they are called. */
@Component(service = Desk.class)
public final class Desk {

    private static final Messages MESSAGES = Messages.beside(Desk.class);

    private final MemberRegister register;
    private final Programs programs;
    private final Participants participants;
    private final Territory territory;

    @Activate
    public Desk(@Reference MemberRegister register, @Reference Programs programs, @Reference Participants participants, @Reference Territory territory) {
        this.register = register;
        this.programs = programs;
        this.participants = participants;
        this.territory = territory;
    }

    MemberRegister register() {
        return register;
    }

    /** The newest programs that the caller may see and that run in a unit, above it or below it. @param unit null for all */
    List<Program> programs(String unit) {
        Page<Program> newest = programs.list(MemberRegister.MODULE, null, null, null, Limits.MOST);
        if (unit == null) {
            return newest.items();
        }
        UnitPath place = register.path(unit);
        return newest.items().stream().filter(program -> program.path().isWithin(place) || place.isWithin(program.path())).toList();
    }

    /** The program that somebody asks for who names none: the newest that takes records, else the newest. */
    Optional<Program> current(String unit) {
        List<Program> all = programs(unit);
        return all.stream().filter(program -> program.stage().takesRecords()).findFirst().or(() -> all.stream().findFirst());
    }

    /** What the program is called, with its period. */
    Text title(Program program) {
        return program.title() != null ? new Text(program.title(), program.title())
                : MESSAGES.text("program.title", register.rules(program).identity().title(), program.period());
    }

    /** The branches of a program that the caller may see, in and below a unit, by code. */
    List<Unit> branches(Program program, String unit) {
        List<String> codes = register.branches(program, unit).stream().map(UnitPath::code).toList();
        Map<String, Unit> known = territory.known(codes).stream().collect(Collectors.toMap(Unit::code, Function.identity()));
        return codes.stream().map(known::get).filter(branch -> branch != null).toList();
    }

    /** What a unit is called. */
    String name(String unit) {
        return names(List.of(unit)).get(unit);
    }

    /** What units are called, by code; an unknown one by its code. */
    Map<String, String> names(Collection<String> units) {
        Map<String, String> names = new HashMap<>();
        units.forEach(unit -> names.put(unit, unit));
        territory.known(names.keySet()).forEach(unit -> names.put(unit.code(), unit.name()));
        return names;
    }

    /** Members by their numbers. */
    Map<String, Participant> members(Program program, Collection<String> subjects) {
        return subjects.isEmpty() ? Map.of() : participants.among(program.id(), subjects).stream().collect(Collectors.toMap(Participant::subject,
                Function.identity()));
    }

    /** The page of the caller's own standing, for who sees nothing of the program but that; empty for others. */
    Optional<Object> own(Program program) {
        boolean forItselfAlone = register.caller().grants().stream().noneMatch(grant -> grant.gives(MemberRegister.READ));
        return forItselfAlone ? Optional.of(Redirect.to(Routes.of(program.id(), "members", register.caller().person()))) : Optional.empty();
    }

    /** Whether the caller takes part in the program. */
    boolean takesPart(Program program) {
        String person = register.caller().person();
        return person != null && register.rules(program).ofPeople() && !members(program, List.of(person)).isEmpty();
    }

    /** Whether the caller holds a permission for a branch, or for the program as a whole. */
    boolean may(String permission, Program program, UnitPath branch) {
        Caller caller = register.caller();
        return caller.may(permission, program.path()) || branch != null && caller.may(permission, branch);
    }

    /** Those of the branches for which the caller holds a permission. */
    List<Unit> branchesFor(String permission, Program program, String unit) {
        var all = new ArrayList<>(branches(program, unit));
        all.removeIf(branch -> !may(permission, program, branch.path()));
        return all;
    }

    /** The codes of those branches, by code. */
    List<String> codesFor(String permission, Program program, String unit) {
        return register.branches(program, unit).stream().filter(branch -> may(permission, program, branch)).map(UnitPath::code).toList();
    }
}
