package org.linli.core.settlement;

import java.util.List;
import java.util.Optional;
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
import org.linli.core.publicity.ObjectionStore;
import org.linli.core.publicity.Resettlement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts complete results that are up to date on the board. */
@Component
public final class PublishedWork implements StageWork {

    private static final Messages MESSAGES = Messages.beside(PublishedWork.class);
    private static final int NAMED = 5;

    private final SettledNotice notice;
    private final Resettlement resettlement;

    @Activate
    public PublishedWork(@Reference SettledNotice notice, @Reference Resettlement resettlement,
                         @Reference(target = "(linli.schema=core)") Schema schema) {
        this.notice = notice;
        this.resettlement = resettlement;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISHED;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        Settlement settlement = UpToDate.require(db, state).settlement();
        if (settlement.waiting() > 0) {
            List<String> waiting = ResultStore.waiting(db, settlement.id(), NAMED);
            String more = settlement.waiting() > waiting.size() ? " …" : "";
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "results-waiting", String.valueOf(settlement.waiting()),
                    String.join(", ", waiting) + more).with("waiting", waiting);
        }
        Notice hung = notice.publish(db, state.program());
        return Entered.done("notice " + hung.id() + " until " + hung.until());
    }

    /** Computes what an upheld objection has corrected, where the job that was to do it has failed. */
    @Override
    public boolean again(Db db, ProgramState state) {
        String program = state.program().id();
        if (UpToDate.is(SettlementStore.newest(db, program).orElseThrow(), state)) {
            return false;
        }
        Optional<String> upheld = ObjectionStore.newestUpheld(db, program);
        upheld.ifPresent(objection -> resettlement.settle(db, state, objection));
        return upheld.isPresent();
    }
}
