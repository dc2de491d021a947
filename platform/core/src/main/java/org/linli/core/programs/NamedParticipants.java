package org.linli.core.programs;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.Naming.Named;
import org.linli.core.programs.ParticipantStore.Placed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who takes part in programs. */
@Component
public final class NamedParticipants implements Participants {

    private static final Messages MESSAGES = Messages.beside(NamedParticipants.class);

    private final Transactions transactions;
    private final ProgramAccess access;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final Subjects subjects;
    private final KeptCounts counts = new KeptCounts();

    @Activate
    public NamedParticipants(@Reference Transactions transactions, @Reference ProgramAccess access, @Reference Audit audit,
                             @Reference Clock clock, @Reference RulebookShelf shelf, @Reference Subjects subjects,
                             @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
        this.subjects = subjects;
    }

    @Override
    public Participant name(String program, String subject, String unit, String kind, Integer version) {
        var named = new Named(subject == null ? "" : subject.strip(), blankAsNull(unit), blankAsNull(kind));
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            Naming naming = Naming.of(db, state.program(), shelf.rules(db, state.program()), subjects, List.of(named));
            Placed after = naming.check(named).orRefuse();
            Placed before = naming.present(named.subject()).orElse(null);
            access.require(Programs.WRITE, state.program(), after.path());
            if (before != null) {
                access.require(Programs.WRITE, state.program(), before.path());
            }
            ProgramAccess.requireParticipants(state);
            if (after.equals(before)) {
                return before.participant();
            }
            if (before != null || version != null) {
                Versions.same(version == null ? Versions.of(null) : version, before == null ? 0 : before.participant().version());
            }
            return put(db, before, before == null ? after : Naming.changed(after), "participant.named", null);
        });
    }

    private Participant put(Db db, Placed before, Placed after, String action, String why) {
        Participant one = after.participant();
        ParticipantStore.put(db, List.of(after));
        ProgramStore.changed(db, one.program());
        audit.write(db, new Audit.Line(action, one.program() + " " + one.subject(), one.unit(), before == null ? null : words(before),
                words(after) + (why == null ? "" : " " + why.strip())));
        return one;
    }

    /** A participant for the audit, without its name. */
    static String words(Placed placed) {
        Participant one = placed.participant();
        String exemption = Exemptions.words(one.exemption());
        return one.unit() + (one.kind() == null ? "" : " " + one.kind()) + (exemption == null ? "" : " " + exemption);
    }

    @Override
    public Optional<Participant> find(String program, String subject) {
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            Optional<Placed> found = ParticipantStore.find(db, program, subject);
            if (found.isPresent()) {
                access.require(db, Programs.READ, its, found.get().path(), subject);
            } else {
                access.requireRead(its);
            }
            return found.map(Placed::participant);
        });
    }

    @Override
    public Participant participant(String program, String subject) {
        return find(program, subject).orElseThrow(() -> unknown(subject, program));
    }

    static Problem unknown(String subject, String program) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "participant-unknown", subject, program);
    }

    @Override
    public Page<Participant> list(String program, String unit, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            Optional<Place> place = unit == null ? Optional.empty() : Place.find(db, unit);
            access.require(Programs.READ, its, place.map(Place::path).orElse(its.path()));
            List<Participant> page = ParticipantStore.list(db, program, unit, after, rows + 1).stream().map(Placed::participant).toList();
            return Page.cut(page, rows, Participant::subject);
        });
    }

    @Override
    public Page<Participant> find(String program, Wanted wanted, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            UnitPath part = readable(db, program, wanted.unit());
            List<Participant> page = ParticipantStore.list(db, program, part, wanted, after, rows + 1).stream().map(Placed::participant).toList();
            return Page.cut(page, rows, Participant::subject);
        });
    }

    @Override
    public Count count(String program, String unit) {
        boolean committed = !transactions.active();
        return transactions.read(db -> {
            ProgramState state = ProgramAccess.state(db, program);
            UnitPath part = readable(db, state.program(), unit);
            return part == null && committed ? counts.of(state, () -> ParticipantStore.count(db, program, null))
                    : ParticipantStore.count(db, program, part);
        });
    }

    @Override
    public boolean moreThan(String program, String unit, int many) {
        return transactions.read(db -> ParticipantStore.moreThan(db, program, readable(db, program, unit), many));
    }

    @Override
    public Set<String> withProposals(Collection<String> programs) {
        return transactions.read(db -> ParticipantStore.withProposals(db, ProgramStore.among(db, programs).stream()
                .filter(program -> ProgramAccess.may(access.caller(), Programs.READ, program, program.path())).map(Program::id).toList()));
    }

    /** The path of a part of the program that the caller may see. @param unit null for the program as a whole */
    private UnitPath readable(Db db, String program, String unit) {
        return readable(db, ProgramAccess.state(db, program).program(), unit);
    }

    private UnitPath readable(Db db, Program its, String unit) {
        UnitPath part = ProgramAccess.part(db, unit);
        access.require(Programs.READ, its, part == null ? its.path() : part);
        return part;
    }

    @Override
    public List<Participant> among(String program, Collection<String> subjects) {
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            access.requireRead(db, its);
            return ParticipantStore.find(db, program, subjects).values().stream()
                    .filter(placed -> access.sees(db, Programs.READ, its, placed.path(), placed.participant().subject()))
                    .map(Placed::participant).toList();
        });
    }

    @Override
    public List<UnitPath> units(String program) {
        return transactions.read(db -> {
            Reach reach = access.readable(db, ProgramAccess.state(db, program).program());
            return ParticipantStore.units(db, program).stream().filter(reach::covers).toList();
        });
    }

    @Override
    public void remove(String program, String subject, int version) {
        transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            Placed placed = there(db, program, subject);
            access.require(Programs.WRITE, state.program(), placed.path());
            ProgramAccess.requireParticipants(state);
            Versions.same(version, placed.participant().version());
            if (ParticipantStore.hasRecords(db, program, subject)) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "participant-has-records", subject);
            }
            ParticipantStore.remove(db, program, subject);
            ProgramStore.changed(db, program);
            audit.write(db, new Audit.Line("participant.removed", program + " " + subject, placed.participant().unit(), words(placed), null));
            return null;
        });
    }

    @Override
    public Participant propose(String program, String subject, String reason, String note, int version) {
        return exempt(program, subject, version, Programs.WRITE, false, "exemption.proposed", null, one -> Exemptions.proposed(one, reason, note, doer()));
    }

    @Override
    public Participant decide(String program, String subject, boolean agreed, String decision, int version) {
        return exempt(program, subject, version, Programs.APPROVE, agreed, agreed ? "exemption.agreed" : "exemption.refused", null,
                one -> Exemptions.decided(one, agreed, decision, doer()));
    }

    @Override
    public Participant endExemption(String program, String subject, String reason, int version) {
        return exempt(program, subject, version, Programs.APPROVE, false, "exemption.ended", reason, one -> Exemptions.ended(one, reason));
    }

    /**
     * Proposing is for the participant's unit, deciding for the program's, and for somebody else than who benefits. Who proposed it may only refuse it,
     * so that somebody else can propose it.
     *
     * @param agrees whether it agrees to what is proposed
     */
    private Participant exempt(String program, String subject, int version, String ending, boolean agrees, String action, String why,
                               Function<Participant, Participant> change) {
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            Placed before = there(db, program, subject);
            if (ending.equals(Programs.APPROVE)) {
                access.require(ending, state.program());
                access.requireOthers(db, ending, state.program(), subject);
            } else {
                access.require(ending, state.program(), before.path());
            }
            ProgramAccess.requireParticipants(state);
            Versions.same(version, before.participant().version());
            Exemption was = before.participant().exemption();
            if (agrees && was != null && was.state() == Exemption.State.PROPOSED) {
                access.requireAnother(ending, state.program(), was.proposedBy());
            }
            return put(db, before, Naming.changed(new Placed(change.apply(before.participant()), before.path())), action, why);
        });
    }

    private Exemptions.Doer doer() {
        return new Exemptions.Doer(access.caller().account(), clock.instant());
    }

    private static Placed there(Db db, String program, String subject) {
        return ParticipantStore.find(db, program, subject).orElseThrow(() -> unknown(subject, program));
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
