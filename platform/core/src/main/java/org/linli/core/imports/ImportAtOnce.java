package org.linli.core.imports;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports.Outcome;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.Job;
import org.linli.api.security.Audit;
import org.linli.core.jobs.PersistentJobs;

/** Imports a small file in one transaction: every row is checked before the first is applied. */
final class ImportAtOnce {

    private final RowImport kind;
    private final ImportOrder order;
    private final Transactions transactions;
    private final Audit audit;
    private final PersistentJobs jobs;
    private final ImportStore store;
    private final Clock clock;

    /** Ends a preview and takes back what it tried. */
    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient RowImport.Applied tried;

        TakenBack(RowImport.Applied tried) {
            super(null, null, false, false);
            this.tried = tried;
        }
    }

    ImportAtOnce(RowImport kind, ImportOrder order, Transactions transactions, Audit audit, PersistentJobs jobs, ImportStore store, Clock clock) {
        this.kind = kind;
        this.order = order;
        this.transactions = transactions;
        this.audit = audit;
        this.jobs = jobs;
        this.store = store;
        this.clock = clock;
    }

    Outcome run(List<FileLine> lines) {
        var faults = new FoundFaults(order.language(), kind.personalColumns());
        return run(lines, faults, (db, applied) -> faults.count() == 0 ? new Outcome(applied.accepted(), applied.unchanged(), 0, List.of(), null, null, ImportJob.created(order, applied, faults))
                : outcome(record(db, applied, faults).id(), applied, faults));
    }

    /** The same with a job as its record, also where nothing is handed back. @return the job */
    Job recorded(List<FileLine> lines) {
        var faults = new FoundFaults(order.language(), kind.personalColumns());
        return run(lines, faults, (db, applied) -> record(db, applied, faults));
    }

    private <T> T run(List<FileLine> lines, FoundFaults faults, BiFunction<Db, RowImport.Applied, T> answer) {
        if (order.mode() == Mode.PREVIEW) {
            RowImport.Applied tried = preview(lines, faults);
            return transactions.write(db -> answer.apply(db, tried));
        }
        return transactions.write(db -> {
            RowImport.Session session = check(db, lines, faults);
            List<RowImport.Line> good = faults.good(lines);
            boolean nothing = order.mode() == Mode.ALL_OR_NOTHING && faults.count() > 0 || good.isEmpty();
            RowImport.Applied applied = nothing ? new RowImport.Applied(0, 0) : session.apply(db, good);
            if (applied.accepted() > 0) {
                audit.write(db, new Audit.Line("import.applied", order.title(), null, null, applied.accepted() + " of " + lines.size() + " rows"));
            }
            return answer.apply(db, applied);
        });
    }

    /** What would change is only known by trying; the trial is rolled back, and never made within a transaction of somebody else. */
    private RowImport.Applied preview(List<FileLine> lines, FoundFaults faults) {
        if (transactions.active()) {
            return transactions.write(db -> {
                check(db, lines, faults);
                int unchanged = faults.doing(RowImport.Effect.UNCHANGED);
                return new RowImport.Applied(faults.good(lines).size() - unchanged, unchanged);
            });
        }
        try {
            return transactions.write(db -> {
                RowImport.Session session = check(db, lines, faults);
                List<RowImport.Line> good = faults.good(lines);
                throw new TakenBack(good.isEmpty() ? new RowImport.Applied(0, 0) : session.apply(db, good));
            });
        } catch (TakenBack e) {
            return e.tried;
        }
    }

    private RowImport.Session check(Db db, List<FileLine> lines, FoundFaults faults) {
        RowImport.Session session = kind.open(order.program());
        session.check(db, List.copyOf(lines), faults);
        session.checked(db, faults);
        return session;
    }

    private Outcome outcome(String job, RowImport.Applied applied, FoundFaults faults) {
        return ImportJob.outcome(job, order, applied, faults, ImportJob.created(order, applied, faults));
    }

    private Job record(Db db, RowImport.Applied applied, FoundFaults faults) {
        Job job = jobs.finished(db, ImportJob.KIND, kind.permission(), order.rows(), id -> ImportOrder.json(outcome(id, applied, faults)));
        store.begin(db, job.id(), order, clock.instant());
        List<RowSource.Cells> failed = faults.drain();
        if (!failed.isEmpty()) {
            store.keepFailures(db, job.id(), 0, failed);
        }
        return job;
    }
}
