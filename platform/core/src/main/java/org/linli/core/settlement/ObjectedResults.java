package org.linli.core.settlement;

import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.jobs.Jobs;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageJobs;
import org.linli.core.publicity.Resettlement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes results anew after an upheld objection and hangs them in the place of the former ones. */
@Component
public final class ObjectedResults implements Resettlement {

    private final Settler settler;
    private final SettledNotice notice;
    private final Jobs jobs;
    private final StageJobs stages;

    @Activate
    public ObjectedResults(@Reference Settler settler, @Reference SettledNotice notice, @Reference Jobs jobs, @Reference StageJobs stages,
                           @Reference(target = "(linli.schema=core)") Schema schema) {
        this.settler = settler;
        this.notice = notice;
        this.jobs = jobs;
        this.stages = stages;
    }

    @Override
    public void settle(Db db, ProgramState state, String objection) {
        if (RecordsReader.count(db, state.program().id()) > PreliminaryWork.AT_ONCE) {
            stages.hold(db, state.program(), state.program().stage(), PreliminaryWork.queue(db, jobs, state, objection).id());
            return;
        }
        Settler.Written written = settler.settle(state, settler.begin(state, objection), Lanes.one(), Settler.Progress.NONE);
        settler.end(db, state.program(), written);
        notice.replace(db, state.program());
    }
}
