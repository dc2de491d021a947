package org.linli.core.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports.Outcome;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.JobHandler;
import org.linli.api.security.Audit;
import org.linli.core.people.PersonalData;
import org.linli.core.programs.HeldProgram;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Imports a large file part by part: all parts are checked, then each is applied in a transaction of its own. A row that is checked is half
 * done.
 *
 * <p>What is all or nothing holds its program from the check to the end, so that every part finds what the check found. After a crash the
 * check is made again, because it fills the memory of the session, and the parts that were not applied follow.
 */
@Component
public final class ImportJob implements JobHandler {

    static final String KIND = "core.import";

    /** Rows of all or nothing that were applied had no faults, whatever has come up since. */
    private static final RowImport.Faults IN_ALREADY = (line, column, reason) -> {
    };

    private final Transactions transactions;
    private final Audit audit;
    private final ImportKinds kinds;
    private final ImportStore store;

    @Activate
    public ImportJob(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Audit audit,
            @Reference ImportKinds kinds, @Reference PersonalData data) {
        this.transactions = transactions;
        this.audit = audit;
        this.kinds = kinds;
        this.store = new ImportStore(data);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean ready(String parameters) {
        return kinds.has(ImportOrder.read(parameters));
    }

    @Override
    public String run(Run run) {
        ImportOrder order = ImportOrder.read(run.parameters());
        ImportCursor start = ImportCursor.read(run.cursor());
        if (start.result() != null) {
            return start.result();
        }
        RowImport kind = kinds.of(order);
        RowImport.Session session = kind.open(order.program());
        held(run.id(), order).ifPresent(program -> transactions.write(db -> {
            program.take(db);
            return null;
        }));
        var faults = new FoundFaults(order.language(), kind.personalColumns());
        check(run, order, start, session, faults);
        ImportCursor end = start;
        if (order.mode() == Mode.PREVIEW) {
            int unchanged = faults.doing(RowImport.Effect.UNCHANGED);
            end = new ImportCursor(order.parts(), order.rows() - faults.count() - unchanged, unchanged, null);
        } else if (order.mode() == Mode.GOOD_ROWS || faults.count() == 0 || start.part() > 0) {
            end = apply(run, order, start, session, faults);
        }
        return finish(run, order, end, faults, start.part() == 0);
    }

    @Override
    public void failed(Db db, String job, String parameters) {
        store.drop(db, ImportOrder.read(parameters).place(job));
        held(job, ImportOrder.read(parameters)).ifPresent(program -> program.release(db));
    }

    private static Optional<HeldProgram> held(String job, ImportOrder order) {
        return order.program() == null || order.mode() != Mode.ALL_OR_NOTHING ? Optional.empty() : Optional.of(new HeldProgram(order.program(), job));
    }

    private static <T> T during(Db db, Optional<HeldProgram> held, Supplier<T> work) {
        return held.isPresent() ? held.get().during(db, work) : work.get();
    }

    private void check(Run run, ImportOrder order, ImportCursor start, RowImport.Session session, FoundFaults faults) {
        boolean again = start.part() > 0;
        Optional<HeldProgram> held = held(run.id(), order);
        ReadAhead ahead = ahead(run, order, 0);
        long done = 0;
        for (int part = 0; part <= order.parts(); part++) {
            int now = part;
            List<FileLine> lines = ahead.next();
            transactions.write(db -> {
                if (now == 0) {
                    store.dropFailures(db, run.id());
                }
                List<RowSource.Cells> failed = during(db, held, () -> {
                    if (now < order.parts()) {
                        session.check(db, List.copyOf(lines), held.isPresent() && now < start.part() ? IN_ALREADY : faults);
                    } else {
                        session.checked(db, faults);
                    }
                    return faults.drain();
                });
                if (!failed.isEmpty()) {
                    store.keepFailures(db, run.id(), now, failed);
                }
                return null;
            });
            done += lines.size();
            run.progress((again ? order.rows() : done) / 2, order.rows());
        }
    }

    private ImportCursor apply(Run run, ImportOrder order, ImportCursor start, RowImport.Session session, FoundFaults faults) {
        Optional<HeldProgram> held = held(run.id(), order);
        ReadAhead ahead = ahead(run, order, start.part());
        ImportCursor cursor = start;
        for (int part = start.part(); part < order.parts(); part++) {
            ImportCursor before = cursor;
            List<RowImport.Line> good = faults.good(ahead.next());
            cursor = transactions.write(db -> {
                RowImport.Applied applied = good.isEmpty() ? new RowImport.Applied(0, 0) : during(db, held, () -> session.apply(db, good));
                ImportCursor after = before.plus(applied);
                long rowsIn = Math.min(order.rows(), (long) order.rows() * after.part() / order.parts());
                run.step(db, after.json(), (order.rows() + rowsIn) / 2, order.rows());
                return after;
            });
        }
        return cursor;
    }

    /** @param atOnce whether the check found what there was before the import, and not what its first parts had brought already */
    private String finish(Run run, ImportOrder order, ImportCursor end, FoundFaults faults, boolean atOnce) {
        var applied = new RowImport.Applied(end.accepted(), end.unchanged());
        String result = ImportOrder.json(outcome(run.id(), order, applied, faults, atOnce ? created(order, applied, faults) : null));
        transactions.write(db -> {
            if (!order.keeps()) {
                store.drop(db, order.place(run.id()));
            }
            held(run.id(), order).ifPresent(program -> program.release(db));
            if (order.mode() != Mode.PREVIEW && end.accepted() > 0) {
                audit.write(db, new Audit.Line("import.applied", order.title(), null, null, end.accepted() + " of " + order.rows() + " rows"));
            }
            run.step(db, end.ended(result).json(), order.rows(), order.rows());
            return null;
        });
        return result;
    }

    private ReadAhead ahead(Run run, ImportOrder order, int first) {
        Header header = order.header();
        return new ReadAhead(first, order.parts(), part -> transactions.read(db -> store.part(db, order.place(run.id()), part)).stream()
                .map(row -> new FileLine(row.number(), row.cells(), header)).toList());
    }

    /** How many of the accepted rows are new; null for an import that doesn't tell. */
    static Integer created(ImportOrder order, RowImport.Applied applied, FoundFaults faults) {
        return faults.created(applied.accepted(), order.rows() - faults.count());
    }

    static Outcome outcome(String job, ImportOrder order, RowImport.Applied applied, FoundFaults faults, Integer created) {
        boolean keptOut = order.mode() == Mode.ALL_OR_NOTHING && faults.count() > 0 && applied.accepted() == 0;
        return new Outcome(applied.accepted(), applied.unchanged(), faults.count(), faults.shown(),
                faults.count() == 0 ? null : "/api/core/jobs/" + job + "/failed-rows.csv", keptOut ? faults.keptOut(order.rows()) : null, created);
    }
}
