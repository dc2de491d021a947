package org.linli.core.settlement;

import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts complete results that are up to date on the board. */
@Component
public final class PublishedWork implements StageWork {

    private static final Messages MESSAGES = Messages.beside(PublishedWork.class);
    private static final int NAMED = 5;

    private final SettledNotice notice;

    @Activate
    public PublishedWork(@Reference SettledNotice notice, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.notice = notice;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISHED;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        SettlementStore.Made made = SettlementStore.newest(db, state.program().id())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-settled"));
        Settlement settlement = made.settlement();
        if (settlement.ledgerPosition() != state.headSeq()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "entries-since", String.valueOf(state.headSeq() - settlement.ledgerPosition()));
        }
        if (made.changes() != state.changes()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "changes-since");
        }
        if (settlement.waiting() > 0) {
            List<String> waiting = ResultStore.waiting(db, settlement.id(), NAMED);
            String more = settlement.waiting() > waiting.size() ? " …" : "";
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "results-waiting", String.valueOf(settlement.waiting()),
                    String.join(", ", waiting) + more).with("waiting", waiting);
        }
        Notice hung = notice.publish(db, state.program());
        return Entered.done("notice " + hung.id() + " until " + hung.until());
    }
}
