package org.linli.core.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Outlook;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.linli.core.publicity.NoticeStore;
import org.linli.core.publicity.ObjectionStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the meeting that passed the results, once their publicity is over and every objection answered. */
@Component
public final class ApprovedWork implements StageWork {

    private static final Messages MESSAGES = Messages.beside(ApprovedWork.class);

    private final Clock clock;

    @Activate
    public ApprovedWork(@Reference Clock clock, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.APPROVED;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        requirements(db, state).forEach(Runnable::run);
        String settlement = UpToDate.requireFrozen(db, state).settlement().id();
        LocalDate from = last(db, state.program().id()).until().plusDays(1);
        Meeting meeting = Meeting.reported(order.date(), order.present(), order.entitled(), order.minutes(), from, LocalDate.now(clock));
        SettlementStore.meeting(db, settlement, meeting);
        return Entered.done(MESSAGES.text("step.approved", meeting.date().toString(), String.valueOf(meeting.present()),
                String.valueOf(meeting.entitled())));
    }

    @Override
    public Outlook outlook(Db db, ProgramState state) {
        return new Outlook(Hindrances.of(requirements(db, state)), List.of());
    }

    private List<Runnable> requirements(Db db, ProgramState state) {
        String program = state.program().id();
        return List.of(() -> requireNotTakenDown(db, program), () -> requireOver(db, program), () -> requireAnswered(db, program),
                () -> UpToDate.requireFrozen(db, state));
    }

    private static void requireNotTakenDown(Db db, String program) {
        NoticeStore.ofResults(db, program).filter(notice -> notice.down() != null).ifPresent(notice -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "results-taken-down", notice.down().reason()).with("notice", notice.id());
        });
    }

    /** Whatever of the program hangs may still be objected to, and an objection upheld would change what was passed. */
    private void requireOver(Db db, String program) {
        Notice last = last(db, program);
        if (!LocalDate.now(clock).isAfter(last.until())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "publicity-running", last.until().toString()).with("until", last.until())
                    .with("notice", last.id());
        }
    }

    private static Notice last(Db db, String program) {
        return NoticeStore.lastToHang(db, program).orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-published"));
    }

    private static void requireAnswered(Db db, String program) {
        int open = ObjectionStore.open(db, program);
        if (open > 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "objections-open", String.valueOf(open)).with("open", open);
        }
    }
}
