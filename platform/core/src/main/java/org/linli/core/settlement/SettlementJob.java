package org.linli.core.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;
import org.linli.api.programs.Stage;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageJobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Computes the results of a large program.
 *
 * <p>After a crash it starts anew: what it had written is deleted first, and nobody has seen it, because results are seen only when their
 * settlement is complete.
 */
@Component
public final class SettlementJob implements JobHandler {

    static final String KIND = "core.settlement";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;
    private final StageJobs stages;
    private final Settler settler;
    private final SettledNotice notice;

    @Activate
    public SettlementJob(@Reference Transactions transactions, @Reference StageJobs stages, @Reference Settler settler,
                         @Reference SettledNotice notice, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.stages = stages;
        this.settler = settler;
        this.notice = notice;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        JsonNode parameters = parameters(run);
        String program = parameters.get("program").asText();
        String objection = parameters.get("objection").isNull() ? null : parameters.get("objection").asText();
        ProgramState state = transactions.write(db -> stages.held(db, program, run.id()));
        settler.unended(program).forEach(settler::discard);
        String id = settler.begin(state, objection);
        try {
            Settler.Written written = settler.settle(state, id, run::progress);
            transactions.write(db -> {
                settler.end(db, state.program(), written);
                if (objection == null) {
                    return stages.enter(db, program, run.id(), Stage.PRELIMINARY, written.note());
                }
                notice.replace(db, state.program());
                stages.release(db, program, run.id());
                return state.program();
            });
            return JSON.createObjectNode().put("settlement", id).put("assessed", written.assessed()).put("waiting", written.waiting()).toString();
        } catch (RuntimeException e) {
            undo(program, run.id(), id, e);
            throw e;
        }
    }

    /** Where the settlement is gone, another node has taken the job over and holds the program now. */
    private void undo(String program, String job, String settlement, RuntimeException cause) {
        try {
            if (settler.discard(settlement)) {
                transactions.write(db -> {
                    stages.release(db, program, job);
                    return null;
                });
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static JsonNode parameters(Run run) {
        try {
            return JSON.readTree(run.parameters());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parameters of job " + run.id() + " can't be read", e);
        }
    }
}
