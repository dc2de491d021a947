package org.linli.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
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
        return read(rowImport, program, file, form, mode, language, (order, first, source) -> first.last()
                ? new Answer(atOnce(rowImport, order).run(lines(first.rows(), order.header())), null)
                : new Answer(null, spool(rowImport.permission(), order, first, source).id()));
    }

    /** What becomes of a file whose header and first rows are read. */
    private interface Reading<T> {

        T go(ImportOrder order, Batch first, RowSource source);
    }

    private <T> T read(RowImport rowImport, String program, InputStream file, Form form, Mode mode, String language, Reading<T> reading) {
        if (!guard.caller().holds(rowImport.permission())) {
            guard.require(rowImport.permission(), null);
        }
        var headings = new Headings(rowImport);
        Predicate<String> known = heading -> headings.meant(heading).isPresent();
        try (RowSource source = form == Form.CSV ? new CsvSource(file, known) : new XlsxSource(file, known)) {
            Header header = Header.of(rowImport, source.header());
            source.days(header.indexes(Headings.DAYS));
            Batch first = read(source, MOST_AT_ONCE + 1);
            String module = program == null ? null : transactions.read(db -> store.moduleOf(db, program));
            var order = new ImportOrder(rowImport.kind(), program, module, mode, language, header.columns(), first.rows().size(), 0, null, false,
                    header.written(), source.charset());
            return reading.go(order, first, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Job spool(String permission, ImportOrder small, Batch first, RowSource source) {
        List<byte[]> parts = new ArrayList<>();
        int rows = 0;
        for (Batch batch = first; !batch.rows().isEmpty(); batch = read(source, PART)) {
            parts.addAll(parts(batch.rows()));
            rows += batch.rows().size();
        }
        ImportOrder order = small.spooled(rows, parts.size(), source.charset());
        return transactions.write(db -> {
            Job job = jobs.queue(db, ImportJob.KIND, order.json(), null, permission);
            store.begin(db, job.id(), order, clock.instant());
            store.keep(db, job.id(), parts);
            return job;
        });
    }

    @Override
    public String check(RowImport rowImport, String program, InputStream file, Form form, String language) {
        return read(rowImport, program, file, form, Mode.PREVIEW, language, (order, first, source) -> {
            if (!first.last()) {
                return spool(rowImport.permission(), order.check(0), first, source).id();
            }
            List<byte[]> parts = parts(first.rows());
            ImportOrder check = order.check(parts.size());
            Job job = atOnce(rowImport, check).recorded(lines(first.rows(), order.header()));
            transactions.write(db -> {
                store.keep(db, job.id(), parts);
                return null;
            });
            return job.id();
        });
    }

    @Override
    public String apply(String check, Mode mode) {
        ImportStore.Known known = known(check);
        if (jobs.job(check).state() != Job.State.DONE || known.order().mode() != Mode.PREVIEW || mode == Mode.PREVIEW) {
            throw Header.MESSAGES.problem(Problem.Kind.CONFLICT, "import-unchecked");
        }
        ImportOrder order = known.order().applied(check, mode);
        RowImport kind = kinds.of(order);
        return transactions.write(db -> {
            if (!store.take(db, check)) {
                throw Header.MESSAGES.problem(Problem.Kind.CONFLICT, "import-not-kept");
            }
            Job job;
            if (order.rows() <= MOST_AT_ONCE) {
                List<RowSource.Cells> rows = IntStream.range(0, order.parts()).boxed().flatMap(part -> store.part(db, check, part).stream()).toList();
                job = atOnce(kind, order).recorded(lines(rows, order.header()));
                store.drop(db, check);
            } else {
                job = jobs.queue(db, ImportJob.KIND, order.json(), null, kind.permission());
                store.begin(db, job.id(), order, clock.instant());
            }
            store.applied(db, check, job.id());
            return job.id();
        });
    }

    @Override
    public Import about(String id) {
        Job job = jobs.job(id);
        ImportStore.Known known = known(id);
        ImportOrder order = known.order();
        return new Import(job, order.kind(), order.program(), order.module(), order.mode(), order.rows(),
                job.result() == null ? null : ImportOrder.outcome(job.result()), known.kept(), known.applied(), order.charset());
    }

    private ImportStore.Known known(String job) {
        jobs.job(job);
        return transactions.read(db -> store.known(db, job)).orElseThrow(() -> Header.MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-not-found", job).at("job"));
    }

    private ImportAtOnce atOnce(RowImport kind, ImportOrder order) {
        return new ImportAtOnce(kind, order, transactions, audit, jobs, store, clock);
    }

    private static List<FileLine> lines(List<RowSource.Cells> rows, Header header) {
        return rows.stream().map(row -> new FileLine(row.number(), row.cells(), header)).toList();
    }

    private static List<byte[]> parts(List<RowSource.Cells> rows) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += PART) {
            parts.add(Parts.pack(rows.subList(from, Math.min(from + PART, rows.size()))));
        }
        return parts;
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
        List<String> columns = columns(job);
        handedBack(job);
        return new FailedRows(store, transactions, job, ImportStore.csv(Header.withErrors(columns)), Header.errors(columns));
    }

    @Override
    public List<String> failedColumns(String job) {
        return Header.withErrors(columns(job));
    }

    @Override
    public Page<List<String>> failed(String job, String after, int limit) {
        jobs.job(job);
        if (after == null) {
            handedBack(job);
        }
        return transactions.read(db -> new FailedPage(db, store, job).after(after, limit));
    }

    private List<String> columns(String job) {
        jobs.job(job);
        return transactions.read(db -> store.failureHeader(db, job)).map(ImportStore::cells)
                .orElseThrow(() -> Header.MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-no-failures", job));
    }

    private void handedBack(String job) {
        transactions.write(db -> {
            audit.write(db, new Audit.Line("import.failed-rows-exported", job, null, null, "all " + store.failures(db, job) + " rows"));
            return null;
        });
    }

    @Override
    public List<Text> headings(RowImport rowImport) {
        return new Headings(rowImport).titles();
    }

    @Override
    public String template(RowImport rowImport) {
        return template(rowImport.columns().stream().map(RowImport.Column::name).toList());
    }

    @Override
    public String template(RowImport rowImport, String language) {
        return template(headings(rowImport).stream().map(title -> title.in(Locale.forLanguageTag(language))).toList());
    }

    /** With a byte order mark, by which spreadsheets know UTF-8. */
    private static String template(List<String> headings) {
        return "\uFEFF" + ImportStore.csv(headings);
    }
}
