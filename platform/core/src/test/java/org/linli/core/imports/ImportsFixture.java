package org.linli.core.imports;

import java.time.Clock;
import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.JobHandler;
import org.linli.core.OneCaller;
import org.linli.core.jobs.PersistentJobs;
import org.linli.core.modules.PresentModules;
import org.linli.core.people.PersonalData;

/** Imports put together for a test. */
public final class ImportsFixture {

    private final Imports imports;
    private final JobHandler job;

    public ImportsFixture(Transactions transactions, OneCaller guard, Clock clock, PersistentJobs jobs, List<RowImport> core, PersonalData data) {
        var kinds = new ImportKinds(core, (module, kind) -> List.of(), new PresentModules().serving());
        imports = new FileImports(null, transactions, guard, guard, clock, jobs, kinds, data);
        job = new ImportJob(null, transactions, guard, kinds, data);
    }

    public Imports imports() {
        return imports;
    }

    public JobHandler job() {
        return job;
    }
}
