package org.linli.core.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.linli.core.publicity.NoticeStore;
import org.linli.core.publicity.ObjectionStore;
import org.linli.core.settlement.SettlementStore.Meeting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the meeting that passed the results, once their publicity is over and every objection answered. */
@Component
public final class ApprovedWork implements StageWork {

    private static final Messages MESSAGES = Messages.beside(ApprovedWork.class);
    private static final int LONGEST = 10_000;

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
        String program = state.program().id();
        LocalDate today = LocalDate.now(clock);
        Notice notice = NoticeStore.ofResults(db, program).orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-published"));
        if (!today.isAfter(notice.until())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "publicity-running", notice.until().toString()).with("until", notice.until());
        }
        int open = ObjectionStore.open(db, program);
        if (open > 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "objections-open", String.valueOf(open)).with("open", open);
        }
        String settlement = UpToDate.requireFrozen(db, state).settlement().id();
        Meeting meeting = meeting(order, notice.until(), today);
        SettlementStore.meeting(db, settlement, meeting);
        return Entered.done(meeting.on() + ", " + meeting.present() + "/" + meeting.entitled());
    }

    private static Meeting meeting(Programs.Order order, LocalDate until, LocalDate today) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (order.date() == null) {
            fault(faults, "date", "meeting-date");
        } else if (!order.date().isAfter(until)) {
            fault(faults, "date", "meeting-early", order.date().toString(), until.toString());
        } else if (order.date().isAfter(today)) {
            fault(faults, "date", "meeting-ahead", order.date().toString(), today.toString());
        }
        if (order.present() == null || order.present() < 1) {
            fault(faults, "present", "meeting-present");
        }
        if (order.entitled() == null || order.present() != null && order.entitled() < order.present()) {
            fault(faults, "entitled", "meeting-entitled");
        }
        if (order.minutes() == null || order.minutes().isBlank() || order.minutes().length() > LONGEST) {
            fault(faults, "minutes", "meeting-minutes", String.valueOf(LONGEST));
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "meeting").listing(faults);
        }
        return new Meeting(order.date(), order.present(), order.entitled(), order.minutes().strip());
    }

    private static void fault(List<Problem.Fault> faults, String where, String key, Object... arguments) {
        faults.add(new Problem.Fault(where, MESSAGES.text("fault." + key, arguments)));
    }
}
