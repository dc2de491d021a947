package org.linli.demo;

import java.util.Map;
import java.util.Optional;
import org.linli.api.Fitness;
import org.linli.api.Readiness;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders the demo town on the first start, where the configuration asks for one, and holds readiness back until it is loaded. */
@Component(configurationPid = "linli")
public final class DemoStart implements Readiness {

    private final boolean wanted;
    private final Transactions transactions;
    private final Guard guard;
    private final Jobs jobs;

    @Activate
    public DemoStart(@Reference(target = "(linli.schema=demo)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Jobs jobs, Map<String, Object> configuration) {
        this.transactions = transactions;
        this.guard = guard;
        this.jobs = jobs;
        this.wanted = Boolean.parseBoolean(String.valueOf(configuration.get("demo")));
        if (wanted) {
            guard.as(Caller.PLATFORM, this::order);
        }
    }

    private Optional<String> order() {
        return transactions.write(db -> {
            Optional<String> ordered = DemoStore.job(db);
            if (ordered.isEmpty()) {
                DemoStore.begun(db, jobs.queue(db, DemoLoad.KIND, "{}", DemoLoad.KIND).id());
            }
            return ordered;
        });
    }

    @Override
    public String name() {
        return "demo-town";
    }

    @Override
    public Fitness ready() {
        if (!wanted || transactions.read(DemoStore::loaded)) {
            return Fitness.FIT;
        }
        Job job = guard.as(Caller.PLATFORM, () -> jobs.job(transactions.read(DemoStore::job).orElseThrow()));
        return Fitness.not(job.state() == Job.State.FAILED ? "the demo town could not be loaded: " + job.problem()
                : "the demo town is loading: " + job.done() + " of " + job.total());
    }
}
