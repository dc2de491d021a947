package org.linli.core.settlement;

import java.time.Clock;
import java.time.LocalDate;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Programs;
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

    /** Whatever of the program hangs may still be objected to, and an objection upheld would change what was passed. */
    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        String program = state.program().id();
        LocalDate today = LocalDate.now(clock);
        NoticeStore.ofResults(db, program).filter(notice -> notice.down() != null).ifPresent(notice -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "results-taken-down", notice.down().reason()).with("notice", notice.id());
        });
        Notice last = NoticeStore.lastToHang(db, program).orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-published"));
        if (!today.isAfter(last.until())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "publicity-running", last.until().toString()).with("until", last.until())
                    .with("notice", last.id());
        }
        int open = ObjectionStore.open(db, program);
        if (open > 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "objections-open", String.valueOf(open)).with("open", open);
        }
        String settlement = UpToDate.requireFrozen(db, state).settlement().id();
        Meeting meeting = Meeting.reported(order.date(), order.present(), order.entitled(), order.minutes(), last.until().plusDays(1), today);
        SettlementStore.meeting(db, settlement, meeting);
        return Entered.done(MESSAGES.text("step.approved", meeting.date().toString(), String.valueOf(meeting.present()),
                String.valueOf(meeting.entitled())));
    }
}
