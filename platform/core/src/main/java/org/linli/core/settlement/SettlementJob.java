package org.linli.core.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.linli.api.data.Db;
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
 * settlement is complete. Its only step is the last, and leaves the job's result as the cursor.
 */
@Component
public final class SettlementJob implements JobHandler {

    static final String KIND = "core.settlement";

    private static final int MOST_LANES = 4;
    private static final int TOLD = 10 * RecordsReader.PAGE;
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
        if (run.cursor() != null) {
            return run.cursor();
        }
        JsonNode parameters = parameters(run.parameters());
        String program = parameters.get("program").asText();
        String objection = parameters.get("objection").isNull() ? null : parameters.get("objection").asText();
        ProgramState state = transactions.write(db -> stages.held(db, program, run.id()));
        settler.unended(program).forEach(settler::discard);
        String id = settler.begin(state, objection);
        try (Lanes lanes = Lanes.several(Math.min(MOST_LANES, Runtime.getRuntime().availableProcessors()), "linli-settlement")) {
            Settler.Written written = settler.settle(state, id, lanes, progress(run));
            String result = JSON.createObjectNode().put("settlement", id).put("assessed", written.assessed())
                    .put("waiting", written.waiting()).toString();
            transactions.write(db -> {
                settler.end(db, state.program(), written);
                if (objection == null) {
                    stages.enter(db, program, run.id(), Stage.PRELIMINARY, written.says());
                } else {
                    notice.replace(db, state.program());
                    stages.release(db, program, run.id());
                }
                run.step(db, result, written.assessed(), written.assessed());
                return null;
            });
            return result;
        }
    }

    /** Told now and then, because each time is a transaction. */
    private static Settler.Progress progress(Run run) {
        return (done, total) -> {
            if (done % TOLD == 0) {
                run.progress(done, total);
            }
        };
    }

    @Override
    public void failed(Db db, String job, String parameters) {
        stages.release(db, parameters(parameters).get("program").asText(), job);
    }

    private static JsonNode parameters(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a settlement's parameters can't be read: " + json, e);
        }
    }
}
