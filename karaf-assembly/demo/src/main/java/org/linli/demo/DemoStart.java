package org.linli.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Fitness;
import org.linli.api.Readiness;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.modules.Choice;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Orders the demo town on the first start, where the configuration asks for one, and holds readiness back until it is loaded.
 *
 * <p>The members' year belongs to it if that start also asks for the module; a module that comes later begins with an empty year.
 */
@Component(configurationPid = "linli")
public final class DemoStart implements Readiness {

    private final boolean wanted;
    private final Transactions transactions;
    private final Guard guard;
    private final Jobs jobs;
    private final Choice choice;

    @Activate
    public DemoStart(@Reference(target = "(linli.schema=demo)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Jobs jobs, @Reference Choice choice, Map<String, Object> configuration) {
        this.transactions = transactions;
        this.guard = guard;
        this.jobs = jobs;
        this.choice = choice;
        this.wanted = Boolean.parseBoolean(String.valueOf(configuration.get("demo")));
        if (wanted) {
            String modules = String.valueOf(configuration.get("modules"));
            boolean year = Arrays.stream(modules.split(",")).map(String::strip).anyMatch(DemoYearLoad.MODULE::equals);
            guard.as(Caller.PLATFORM, () -> order(year ? DemoLoad.WITH_YEAR : DemoLoad.WITHOUT_YEAR));
        }
    }

    private Optional<String> order(String parameters) {
        return transactions.write(db -> {
            Optional<String> ordered = DemoStore.job(db);
            if (ordered.isEmpty()) {
                DemoStore.begun(db, jobs.queue(db, DemoLoad.KIND, parameters, DemoLoad.KIND).id());
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
        if (job.state() == Job.State.FAILED) {
            return Fitness.not("the demo town could not be loaded: " + job.problem());
        }
        if (job.state() == Job.State.QUEUED && job.kind().equals(DemoYearLoad.KIND)) {
            return sentAway() ? Fitness.FIT : Fitness.not("the demo town's year waits for " + DemoYearLoad.MODULE);
        }
        return Fitness.not("the demo town is loading: " + job.done() + " of " + job.total());
    }

    /** Whether the town has removed the module before its year was loaded. */
    private boolean sentAway() {
        return choice.settled() && choice.of(DemoYearLoad.MODULE).isEmpty();
    }
}
