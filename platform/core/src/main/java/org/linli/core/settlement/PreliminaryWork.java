package org.linli.core.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes results: at once for a branch or a community, by a job for more. */
@Component
public final class PreliminaryWork implements StageWork {

    /** Participants whose results are computed within the request. */
    static final int AT_ONCE = 2_000;

    private static final Messages MESSAGES = Messages.beside(PreliminaryWork.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settler settler;
    private final Jobs jobs;

    @Activate
    public PreliminaryWork(@Reference Settler settler, @Reference Jobs jobs, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.settler = settler;
        this.jobs = jobs;
    }

    @Override
    public Stage stage() {
        return Stage.PRELIMINARY;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        int participants = RecordsReader.count(db, state.program().id());
        if (participants == 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "nobody-assessed");
        }
        if (participants > AT_ONCE) {
            return Entered.by(queue(db, jobs, state, null).id());
        }
        Settler.Written written = settler.settle(state, settler.begin(state, null), Lanes.one(), Settler.Progress.NONE);
        settler.end(db, state.program(), written);
        return Entered.done(written.says());
    }

    /** Queues the job that computes a program's results. @param objection null for an ordinary settlement */
    static Job queue(Db db, Jobs jobs, ProgramState state, String objection) {
        String parameters = JSON.createObjectNode().put("program", state.program().id()).put("objection", objection).toString();
        return jobs.queue(db, SettlementJob.KIND, parameters, "settlement:" + state.program().id());
    }
}
