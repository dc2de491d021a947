package org.linli.core.programs;

import java.time.Clock;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs.Step;
import org.linli.api.programs.Stage;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.programs.ParticipantStore.Placed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes down that a program has entered a stage, or that a job holds it or lets it go. */
@Component(service = {StageRecords.class, StageJobs.class})
public final class StageRecords implements StageJobs {

    private static final Messages MESSAGES = Messages.beside(StageRecords.class);
    private static final int LONGEST_NOTE = 2000;

    private final Guard guard;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public StageRecords(@Reference Guard guard, @Reference Audit audit, @Reference Clock clock,
                        @Reference(target = "(linli.schema=core)") Schema schema) {
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new program at its first stage. */
    Program created(Db db, Program program) {
        ProgramStore.insert(db, program);
        step(db, program.id(), program.stage(), null, null);
        audit.write(db, new Audit.Line("program.created", program.id(), program.unit(), null,
                program.rulebook() + " " + program.rulebookVersion() + " " + program.period() + " " + program.stage()));
        return program;
    }

    /**
     * A new program takes the participants of the former cycle; whoever was exempt is proposed to be so again. The platform proposes that, not whoever
     * makes the program, who may be the only one to decide.
     *
     * @param people whether they are people
     */
    void takenOver(Db db, Program former, Program fresh, boolean people) {
        List<Placed> proposed = ParticipantStore.takeOver(db, former.id(), fresh.id(), people, Caller.PLATFORM.account(), clock.instant());
        audit.write(db, proposed.stream().map(placed -> new Audit.Line("exemption.proposed", fresh.id() + " " + placed.participant().subject(),
                placed.participant().unit(), null, NamedParticipants.words(placed))).toList());
    }

    /** A program goes from where it stands to a stage. */
    Program enter(Db db, Program program, Stage stage, String note, Text says) {
        ProgramStore.enter(db, program.id(), stage);
        step(db, program.id(), stage, note, says);
        audit.write(db, new Audit.Line("program.stage", program.id(), program.unit(), program.stage().name(), stage.name()));
        return ProgramAccess.state(db, program.id()).program();
    }

    @Override
    public Program hold(Db db, Program program, Stage stage, String job) {
        ProgramStore.busy(db, program.id(), job);
        audit.write(db, new Audit.Line("program.ordered", program.id(), program.unit(), program.stage().name(), stage + " " + job));
        return program;
    }

    @Override
    public ProgramState held(Db db, String program, String job) {
        ProgramState state = ProgramAccess.locked(db, program);
        if (!job.equals(state.busy())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "program-not-held", program, job);
        }
        return state;
    }

    @Override
    public Program enter(Db db, String program, String job, Stage stage, Text says) {
        return enter(db, held(db, program, job).program(), stage, null, says);
    }

    @Override
    public void release(Db db, String program, String job) {
        ProgramState state = ProgramAccess.locked(db, program);
        if (job.equals(state.busy())) {
            ProgramStore.busy(db, program, null);
            audit.write(db, new Audit.Line("program.released", program, state.program().unit(), job, state.program().stage().name()));
        }
    }

    private void step(Db db, String program, Stage stage, String note, Text says) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "note-long", String.valueOf(LONGEST_NOTE)).at("minutes");
        }
        ProgramStore.step(db, program, new Step(stage, clock.instant(), guard.caller().account(), note, says));
    }
}
