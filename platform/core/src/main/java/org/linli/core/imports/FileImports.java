package org.linli.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.Job;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.jobs.PersistentJobs;
import org.linli.core.people.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes files in: small ones are imported at once, large ones are kept in the database for a job. */
@Component
public final class FileImports implements Imports {

    private static final int MOST_AT_ONCE = 5_000;
    /** Rows of a part; a part is applied in one transaction. */
    private static final int PART = 4_000;
    /** Of rows that are held together; more than this makes a file large, however few its rows are. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final PersistentJobs jobs;
    private final ImportKinds kinds;
    private final ImportStore store;

    @Activate
    public FileImports(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference PersistentJobs jobs, @Reference ImportKinds kinds, @Reference PersonalData data) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.jobs = jobs;
        this.kinds = kinds;
        this.store = new ImportStore(data);
    }

    @Override
    public Answer run(RowImport rowImport, String program, InputStream file, Form form, Mode mode, String language) {
        if (!guard.caller().holds(rowImport.permission())) {
            guard.require(rowImport.permission(), null);
        }
        try (RowSource source = form == Form.CSV ? new CsvSource(file) : new XlsxSource(file)) {
            Header header = Header.of(rowImport, source.header());
            Batch first = read(source, MOST_AT_ONCE + 1);
            List<RowSource.Cells> rows = first.rows();
            String module = program == null ? null : transactions.read(db -> store.moduleOf(db, program));
            var order = new ImportOrder(rowImport.kind(), program, module, mode, language, header.columns(), rows.size(), 0);
            if (first.last()) {
                List<FileLine> lines = rows.stream().map(row -> new FileLine(row.number(), row.cells(), header)).toList();
                return new Answer(new ImportAtOnce(rowImport, order, transactions, audit, jobs, store, clock).run(lines), null);
            }
            return new Answer(null, spool(rowImport.permission(), order, first, source).id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Job spool(String permission, ImportOrder small, Batch first, RowSource source) {
        List<byte[]> parts = new ArrayList<>();
        int rows = 0;
        for (Batch batch = first; !batch.rows().isEmpty(); batch = read(source, PART)) {
            List<RowSource.Cells> part = batch.rows();
            for (int from = 0; from < part.size(); from += PART) {
                parts.add(Parts.pack(part.subList(from, Math.min(from + PART, part.size()))));
            }
            rows += part.size();
        }
        var order = new ImportOrder(small.kind(), small.program(), small.module(), small.mode(), small.language(), small.columns(), rows, parts.size());
        return transactions.write(db -> {
            Job job = jobs.queue(db, ImportJob.KIND, order.json(), null, permission);
            store.begin(db, job.id(), order.columns(), clock.instant());
            store.keep(db, job.id(), parts);
            return job;
        });
    }

    /** @param last whether the file ends with them */
    private record Batch(List<RowSource.Cells> rows, boolean last) {
    }

    private static Batch read(RowSource source, int most) {
        List<RowSource.Cells> rows = new ArrayList<>();
        long characters = 0;
        while (rows.size() < most && characters < MOST_CHARACTERS) {
            RowSource.Cells row = source.next();
            if (row == null) {
                return new Batch(rows, true);
            }
            rows.add(row);
            characters += row.length();
        }
        return new Batch(rows, false);
    }

    @Override
    public RowImport ofCore(String kind) {
        return kinds.core(kind);
    }

    @Override
    public List<RowImport> core() {
        return kinds.core();
    }

    @Override
    public InputStream failedRows(String job) {
        jobs.job(job);
        List<String> columns = transactions.read(db -> store.failureHeader(db, job)).map(ImportStore::cells)
                .orElseThrow(() -> Header.MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-no-failures", job));
        transactions.write(db -> {
            audit.write(db, new Audit.Line("import.failed-rows-exported", job, null, null, "all " + store.failures(db, job) + " rows"));
            return null;
        });
        int errors = columns.indexOf(Header.ERROR);
        List<String> shown = new ArrayList<>(columns);
        if (errors < 0) {
            shown.add(Header.ERROR);
        }
        return new FailedRows(store, transactions, job, ImportStore.csv(shown), errors);
    }

    /** With a byte order mark, by which spreadsheets know UTF-8. */
    @Override
    public String template(RowImport rowImport) {
        return "\uFEFF" + ImportStore.csv(rowImport.columns().stream().map(RowImport.Column::name).toList());
    }
}
