package org.linli.core.programs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may do what with a program: by its own unit, or by the unit of the participant it is about. */
@Component(service = ProgramAccess.class)
public final class ProgramAccess {

    private static final Messages MESSAGES = Messages.beside(ProgramAccess.class);

    private final Guard guard;
    private final RulebookShelf shelf;
    private final Accounts accounts;

    @Activate
    public ProgramAccess(@Reference Guard guard, @Reference RulebookShelf shelf, @Reference Accounts accounts) {
        this.guard = guard;
        this.shelf = shelf;
        this.accounts = accounts;
    }

    public Caller caller() {
        return guard.caller();
    }

    /** The program as it stands. @throws Problem {@code NOT_FOUND} */
    public static ProgramState state(Db db, String id) {
        return ProgramStore.find(db, id).orElseThrow(() -> unknown(id));
    }

    /** The program, its row locked until the transaction ends. @throws Problem {@code NOT_FOUND} */
    public static ProgramState locked(Db db, String id) {
        return ProgramStore.lock(db, id).orElseThrow(() -> unknown(id));
    }

    /** The path of a unit that was asked for; null for null. @throws Problem {@code INVALID} for an unknown one */
    public static UnitPath part(Db db, String unit) {
        return unit == null ? null : Place.find(db, unit).map(Place::path)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "unit-unknown", unit).at("unit"));
    }

    /** @throws Problem {@code CONFLICT} while a job holds it */
    public static void requireFree(ProgramState state) {
        if (state.busy() != null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "program-busy", state.program().id()).with("job", state.busy());
        }
    }

    /** @throws Problem {@code CONFLICT} when it takes no entries, scores and vetoes now */
    public static void requireRecords(ProgramState state) {
        requireFree(state);
        if (!state.program().stage().takesRecords()) {
            throw wrongStage("program-takes-no-records", state.program());
        }
    }

    /** @throws Problem {@code CONFLICT} when participants can't be named and changed now */
    public static void requireParticipants(ProgramState state) {
        requireFree(state);
        if (!state.program().stage().takesParticipants()) {
            throw wrongStage("program-takes-no-participants", state.program());
        }
    }

    /** Asks for a permission of the program's module in the scope of the program's unit. */
    public void require(String ending, Program program) {
        guard.require(permission(ending, program), program.path());
    }

    /** Asks for it in the scope of the program's unit or of the participant's. */
    public void require(String ending, Program program, UnitPath participant) {
        if (!may(guard.caller(), ending, program, participant)) {
            guard.require(permission(ending, program), participant);
        }
    }

    /** Whether a caller may, in the scope of the program's unit or of the participant's. */
    public static boolean may(Caller caller, String ending, Program program, UnitPath participant) {
        String permission = permission(ending, program);
        return caller.may(permission, program.path()) || caller.may(permission, participant);
    }

    /** Asks for it in the scope of the program's unit or of the participant's, or for the caller's own records if it or its household is the subject. */
    public void require(Db db, String ending, Program program, UnitPath participant, String subject) {
        if (!mayForItself(db, ending, program, subject)) {
            require(ending, program, participant);
        }
    }

    /** Whether the caller may, in the scope of the program's unit or of the participant's, or for its own records if it or its household is the subject. */
    public boolean sees(Db db, String ending, Program program, UnitPath participant, String subject) {
        return may(guard.caller(), ending, program, participant)
                || mayForItself(db, ending, program, subject);
    }

    private boolean mayForItself(Db db, String ending, Program program, String subject) {
        return guard.caller().holdsForItself(permission(ending, program)) && own(db, program).filter(own -> own.equals(subject)).isPresent();
    }

    /** The subject of a program that is the person who calls, or its household; nothing else that has the same number. */
    public Optional<String> own(Db db, Program program) {
        return Subjects.of(db, shelf.rules(db, program), guard.caller().person());
    }

    /** Nobody records or decides what is about itself or its household. @param ending of the permission to do it @throws Problem {@code FORBIDDEN} */
    public void requireOthers(Db db, String ending, Program program, String subject) {
        if (own(db, program).filter(own -> own.equals(subject)).isPresent()) {
            refused(ending, program);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "about-oneself");
        }
    }

    /**
     * Who asks for something doesn't decide it, neither by the same account nor by another one of the same person.
     *
     * @param ending of the permission to decide it
     * @param by     the account that asked
     * @throws Problem {@code FORBIDDEN}
     */
    public void requireAnother(String ending, Program program, String by) {
        if (!isAnother(program, by)) {
            refused(ending, program);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "same-person");
        }
    }

    /** Whether the caller is somebody else; a town begins with one account, which works alone until it hands one of its two posts over. */
    boolean isAnother(Program program, String by) {
        Caller caller = guard.caller();
        boolean same = by.equals(caller.account()) || caller.person() != null && caller.person().equals(accounts.person(by));
        return !same || caller.may(AccountAdministration.WRITE, null) && caller.may(permission(Programs.APPROVE, program), null);
    }

    /** Notes an attempt that is refused although the caller holds the permission. */
    public void refused(String ending, Program program) {
        Caller caller = guard.caller();
        guard.refused(caller, caller.address(), permission(ending, program));
    }

    /** Asks for the right to see the program as those do who run it, or as one who takes part in it. */
    public void requireRead(Db db, Program program) {
        Caller caller = guard.caller();
        boolean takesPart = caller.holdsForItself(permission(Programs.READ, program))
                && own(db, program).flatMap(own -> ParticipantStore.find(db, program.id(), own)).isPresent();
        if (!takesPart) {
            requireRead(program);
        }
    }

    /** Asks for the right to see the program: held above its unit, at it, or for a part of it. */
    public void requireRead(Program program) {
        String permission = permission(Programs.READ, program);
        if (!Reach.of(guard.caller(), permission).touches(program.path())) {
            guard.require(permission, program.path());
        }
    }

    /**
     * The participants whose records the caller may see: all of them where it may see the program as a whole, perhaps only itself or its household.
     *
     * @throws Problem {@code FORBIDDEN} to somebody who may not see the program at all
     */
    public Reach readable(Db db, Program program) {
        requireRead(db, program);
        String permission = permission(Programs.READ, program);
        if (caller().may(permission, program.path())) {
            return Reach.WHOLE;
        }
        Reach reach = Reach.of(caller(), permission);
        return reach.own() == null ? reach : reach.of(own(db, program).orElse(null));
    }

    /** The programs of a module that the caller may see: by units, or as one who takes part, itself or by its household. */
    Selection limit(Db db, String module, Selection programs) {
        Reach reach = Reach.of(caller(), module + "." + Programs.READ);
        return reach.limit(programs, reach.own() == null ? List.of() : takingPart(db, module, reach.own()));
    }

    private List<String> takingPart(Db db, String module, String person) {
        return Stream.concat(Stream.of(person), Subjects.household(db, person).stream()).distinct()
                .flatMap(number -> ProgramStore.with(db, module, number).stream()
                        .filter(program -> own(db, program).filter(number::equals).isPresent()))
                .map(Program::id).toList();
    }

    static String permission(String ending, Program program) {
        return program.module() + "." + ending;
    }

    static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "program-unknown", id);
    }

    private static Problem wrongStage(String code, Program program) {
        return MESSAGES.problem(Problem.Kind.CONFLICT, code, program.id(), program.stage().title()).with("stage", program.stage().name());
    }
}
