package org.linli.partypoints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.rest.Limits;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks up programs, their rules, branches and members, and asks whether the caller may do what it asks for there. */
@Component(service = MemberRegister.class)
public final class MemberRegister {

    static final String MODULE = "party-points";
    /** Permission to see programs and what stands in them. */
    static final String READ = MODULE + "." + Programs.READ;
    private static final Messages MESSAGES = Messages.beside(MemberRegister.class);

    private final Programs programs;
    private final Participants participants;
    private final Rulebooks rulebooks;
    private final Territory territory;
    private final Guard guard;
    private final Accounts accounts;
    private final Clock clock;

    @Activate
    public MemberRegister(@Reference Programs programs, @Reference Participants participants, @Reference Rulebooks rulebooks,
            @Reference Territory territory, @Reference Guard guard, @Reference Accounts accounts,
            @Reference Clock clock) {
        this.programs = programs;
        this.participants = participants;
        this.rulebooks = rulebooks;
        this.territory = territory;
        this.guard = guard;
        this.accounts = accounts;
        this.clock = clock;
    }

    Program program(String id) {
        return programs.program(MODULE, id);
    }

    RulebookView rules(Program program) {
        return rulebooks.view(MODULE, program.rulebook(), program.rulebookVersion());
    }

    Standing standing(Program program, String subject) {
        Participant member = participants.participant(program.id(), subject);
        return new Standing(program, rules(program), member, path(member.unit()));
    }

    UnitPath path(String unit) {
        return territory.unit(unit).path();
    }

    /** The members of a branch in the program, exempt ones included, by number. @throws Problem {@code INVALID} for a branch without any */
    List<Participant> members(Program program, String branch) {
        var members = new ArrayList<Participant>();
        Page<Participant> page = null;
        do {
            page = participants.list(program.id(), branch, page == null ? null : page.next(), Limits.MOST);
            members.addAll(page.items());
        } while (page.next() != null);
        if (members.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "branch-without-members", branch).at("branch");
        }
        return members;
    }

    /** The branches of a program that the caller may see, in and below a unit. @param unit null for all of the program */
    List<UnitPath> branches(Program program, String unit) {
        UnitPath place = unit == null ? program.path() : path(unit);
        return participants.units(program.id()).stream().filter(branch -> branch.isWithin(place)).sorted(Comparator.comparing(UnitPath::code)).toList();
    }

    /** The codes of those branches; null where they are all that the program has. */
    Set<String> scope(Program program, String unit) {
        boolean whole = (unit == null || program.path().isWithin(path(unit))) && guard.caller().may(READ, program.path());
        return whole ? null : branches(program, unit).stream().map(UnitPath::code).collect(Collectors.toSet());
    }

    /** The numbers of members that begin so, and of those whose names hold it; at most 500. @param branches to look in; null for all */
    Set<String> found(Program program, Set<String> branches, String text) {
        Stream<String> units = branches == null ? Stream.of((String) null) : branches.stream().sorted();
        return units.flatMap(unit -> participants.find(program.id(), new Participants.Wanted(unit, null, null, text), null, Limits.MOST).items().stream())
                .map(Participant::subject).limit(Limits.MOST).collect(Collectors.toSet());
    }

    /** What members are called, by number. */
    Map<String, String> names(String program, List<String> subjects) {
        return participants.among(program, subjects).stream().collect(Collectors.toMap(Participant::subject, Participant::name));
    }

    /** Today, as the town's clock has it. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    Clock clock() {
        return clock;
    }

    Caller caller() {
        return guard.caller();
    }

    /** Asks for a permission of this module for a branch: held there, or by whoever runs the program. */
    void require(String permission, Program program, UnitPath branch) {
        if (!guard.caller().may(permission, program.path())) {
            guard.require(permission, branch);
        }
    }

    /** Asks for it for a branch, or for the program as a whole when there is none. */
    void require(String permission, Program program, String branch) {
        require(permission, program, branch == null ? program.path() : path(branch));
    }

    /** The same for the records of one member, who may hold it for itself alone. */
    void require(String permission, Program program, UnitPath branch, String subject) {
        if (!mayForItself(permission, program, subject)) {
            require(permission, program, branch);
        }
    }

    /** Does a part of what the caller may do as a whole, and for which it needs no right of its own. @param ending of the permission for that part */
    <T> T including(String ending, Program program, Supplier<T> work) {
        return guard.as(guard.caller().with(new Grant(MODULE + "." + ending, program.path())), work);
    }

    /**
     * Who enters something may not also confirm or approve it, neither by the same account nor by another one of the same person.
     *
     * <p>The exception is who is administrator and head of the whole town at once: a town begins with one account, which has to be able to work
     * alone until it hands one of the two over.
     *
     * @param permission to confirm or approve it
     * @param by         the account that entered or mended it; null for nobody
     */
    void requireAnother(String permission, String by) {
        Caller caller = guard.caller();
        if (!isAnother(by)) {
            guard.refused(caller, caller.address(), permission);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "same-account");
        }
    }

    /** Whether who entered something isn't the caller, so that the caller may confirm it. @param by null for nobody */
    boolean isAnother(String by) {
        Caller caller = guard.caller();
        boolean same = by != null && (by.equals(caller.account()) || caller.person() != null && caller.person().equals(accounts.person(by)));
        return !same || isAlone(caller);
    }

    /** Whether the caller holds the permission for itself and the subject is that person, not a household or unit with its number. */
    boolean mayForItself(String permission, Program program, String subject) {
        return guard.caller().mayForItself(permission, subject) && rules(program).ofPeople();
    }

    /** Nobody confirms or decides what is about itself. @param permission to do so */
    void requireNotOneself(String permission, Program program, String subject) {
        Caller caller = guard.caller();
        if (isOneself(program, subject)) {
            guard.refused(caller, caller.address(), permission);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "about-oneself");
        }
    }

    /** Whether the subject is the person who calls. */
    boolean isOneself(Program program, String subject) {
        return subject.equals(guard.caller().person()) && rules(program).ofPeople();
    }

    private static boolean isAlone(Caller caller) {
        return caller.may(AccountAdministration.WRITE, null) && caller.may(MODULE + "." + Programs.APPROVE, null);
    }

    /** @throws Problem {@code CONFLICT} unless the program takes records now */
    void requireRecords(Program program) {
        if (!program.stage().takesRecords()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "no-records", program.stage().title()).with("stage", program.stage().name());
        }
    }

    /** @throws Problem {@code CONFLICT} unless the results are published or later */
    void requirePublished(Program program) {
        if (!program.stage().frozen()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "not-published", program.stage().title()).with("stage", program.stage().name());
        }
    }
}
