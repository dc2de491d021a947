package org.linli.core.imports;

import java.time.Clock;
import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.JobHandler;
import org.linli.core.OneCaller;
import org.linli.core.jobs.PersistentJobs;

/** Imports put together for a test. */
public final class ImportsFixture {

    private final Imports imports;
    private final JobHandler job;

    public ImportsFixture(Transactions transactions, OneCaller guard, Clock clock, PersistentJobs jobs, List<RowImport> core) {
        var kinds = new ImportKinds(core, (module, kind) -> List.of());
        imports = new FileImports(null, transactions, guard, guard, clock, jobs, kinds);
        job = new ImportJob(null, transactions, guard, kinds);
    }

    public Imports imports() {
        return imports;
    }

    public JobHandler job() {
        return job;
    }
}
