package org.linli.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads the demo town: its units, households and people, for which no module is needed. */
@Component
public final class DemoLoad implements JobHandler {

    static final String KIND = "demo.town";
    /** Parameters of a job that the members' year comes after. */
    static final String WITH_YEAR = "{\"year\":true}";
    static final String WITHOUT_YEAR = "{\"year\":false}";

    private final Transactions transactions;
    private final Imports imports;
    private final Jobs jobs;
    private final Clock clock;

    @Activate
    public DemoLoad(@Reference(target = "(linli.schema=demo)") Schema schema, @Reference Transactions transactions, @Reference Imports imports,
            @Reference Jobs jobs, @Reference Clock clock) {
        this.transactions = transactions;
        this.imports = imports;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        var town = new DemoTown();
        var steps = new Steps(transactions, imports);
        steps.run(run, List.of(
                () -> steps.load(imports.ofCore("units"), null, text(town.units())),
                () -> steps.load(imports.ofCore("units"), null, town.gridsAndBranches().stream()),
                () -> steps.load(imports.ofCore("households"), null, town.households().stream()),
                () -> steps.load(imports.ofCore("people"), null, town.people().stream())), db -> end(db, WITH_YEAR.equals(run.parameters())));
        return "{\"people\":" + DemoTown.PEOPLE + "}";
    }

    private void end(Db db, boolean year) {
        if (year) {
            DemoStore.goesOn(db, jobs.queue(db, DemoYearLoad.KIND, "{}", DemoYearLoad.KIND).id());
        } else {
            DemoStore.done(db, clock.instant());
        }
    }

    private static InputStream text(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
