package org.linli.core.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Order;
import org.linli.api.programs.Programs.Ordered;
import org.linli.api.programs.Stage;
import org.linli.core.calendar.ChinaCalendar;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.modules.PresentModules;
import org.linli.core.people.PeopleHeirs;
import org.linli.core.programs.PointsTown;
import org.linli.core.programs.ProgramHeirs;
import org.linli.core.programs.StageRecords;
import org.linli.core.programs.StagedPrograms;
import org.linli.core.publicity.Boards;
import org.linli.core.publicity.FilingDesk;
import org.linli.core.publicity.ObjectionDesk;
import org.linli.core.territory.TownTerritory;

/** The points town with everything that settles, publishes, hears objections and files; jobs are run by hand. */
public final class SettledTown implements Jobs {

    public final PointsTown points;
    public final Boards boards;
    public final FilingDesk filings;
    public final ObjectionDesk objections;
    public final SettledResults results;
    public final Programs programs;
    public final PresentModules modules = new PresentModules();
    final SettlementJob settlementJob;
    final Settler settler;
    private final List<Job> queued = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    public SettledTown(Transactions transactions) {
        points = new PointsTown(transactions);
        modules.comes("1.0.0", (db, program, units) -> List.of());
        var guard = points.guard;
        var clock = points.clock;
        var territory = new TownTerritory(null, transactions, guard, guard, clock, new PeopleHeirs(), new ProgramHeirs(),
                (db, from, to) -> { }, new ModuleChoice());
        var calendar = new ChinaCalendar();
        boards = new Boards(transactions, guard, guard, calendar, territory, points.shelf, clock, null);
        filings = new FilingDesk(transactions, guard, guard, territory, clock, guard, null);
        settler = new Settler(transactions, guard, territory, points.shelf, guard, clock, null);
        var notice = new SettledNotice(boards, points.shelf, territory);
        var records = new StageRecords(guard, guard, clock, null);
        var resettlement = new ObjectedResults(settler, notice, this, records, null);
        objections = new ObjectionDesk(transactions, points.access, points.shelf, calendar, points.ledger, points.facts, resettlement,
                filings, guard, guard, clock, null);
        results = new SettledResults(transactions, points.access, points.shelf, territory, settler, notice, guard, null);
        settlementJob = new SettlementJob(transactions, records, settler, notice, null);
        var published = new PublishedWork(notice, resettlement, clock, modules.serving(), null);
        programs = new StagedPrograms(transactions, guard, points.access, guard, points.shelf, records,
                List.of(new PreliminaryWork(settler, this, null), published, new ApprovedWork(clock, null),
                        new FiledWork(filings, null)), null);
    }

    /** The program of the worked example P2: 24 members of one branch, their year, appraisals and vetoes. */
    public Program p2() {
        points.clock.set("2026-12-31");
        Program program = points.program("2026");
        points.apply(program, "members", lines("members.csv"));
        points.apply(program, "entries", lines("entries.csv"));
        points.apply(program, "appraisals", lines("appraisals.csv"));
        points.apply(program, "vetoes", lines("vetoes.csv"));
        return program;
    }

    public static List<String> rows(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(SettledTown.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> lines(String file) {
        List<String> rows = rows(file);
        List<String> columns = Arrays.asList(rows.get(0).split(",", -1));
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            String[] row = rows.get(i).split(",", -1);
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.length; c++) {
                cells.add(columns.get(c));
                cells.add(row[c]);
            }
            lines.add(new PointsTown.Cells(i + 1, cells.toArray(String[]::new)));
        }
        return lines;
    }

    public Ordered order(Program program, Stage stage) {
        return programs.order(PointsTown.MODULE, program.id(), Order.of(stage));
    }

    public Ordered approve(Program program, String meeting) {
        return programs.order(PointsTown.MODULE, program.id(),
                new Order(Stage.APPROVED, LocalDate.parse(meeting), 20, 22, "支部党员大会通过", null));
    }

    /** Scores everybody, so that nobody waits. */
    public void appraise(Program program, int members) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= members; i++) {
            lines.add(new PointsTown.Cells(i + 1, "person", "M" + i, "score", new BigDecimal(60 + i % 40).toPlainString()));
        }
        points.apply(program, "appraisals", lines);
    }

    @Override
    public Job queue(Db db, String kind, String json, String lock) {
        var job = new Job("job-" + queued.size(), kind, Job.State.QUEUED, 0, 0, null, null, "admin", points.clock.instant());
        queued.add(job);
        parameters.add(json);
        return job;
    }

    @Override
    public Page<Job> list(Search search, String after, int limit) {
        return new Page<>(queued, null);
    }

    @Override
    public Job job(String id) {
        return queued.stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
    }

    /** Runs the job that was queued last. @param breaksAt how many rows done make it break down; 0 for never */
    public String runJob(long breaksAt) {
        int last = queued.size() - 1;
        return settlementJob.run(new JobHandler.Run() {

            @Override
            public String id() {
                return queued.get(last).id();
            }

            @Override
            public String parameters() {
                return parameters.get(last);
            }

            @Override
            public String cursor() {
                return null;
            }

            @Override
            public void step(Db db, String cursor, long done, long total) {
                if (breaksAt > 0) {
                    throw new IllegalStateException("killed");
                }
            }

            @Override
            public void progress(long done, long total) {
                if (breaksAt > 0 && done >= breaksAt) {
                    throw new IllegalStateException("killed");
                }
            }
        });
    }

    /** The job that was queued last has failed for good. */
    public void jobFailed() {
        int last = queued.size() - 1;
        points.transactions.write(db -> {
            settlementJob.failed(db, queued.get(last).id(), parameters.get(last));
            return null;
        });
    }
}
