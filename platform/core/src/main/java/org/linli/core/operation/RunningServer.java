package org.linli.core.operation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.operation.Operation;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The node that answers, asked by its operators. */
@Component(service = Operation.class)
public final class RunningServer implements Operation {

    /** How long what was counted over whole tables and folders is told again. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Jobs jobs;
    private final TownDatabase database;
    private final ThisNode node;
    private final CopyFolder copies;
    private final FaultLog faults;
    private final Clock machine = Clock.systemUTC();
    private volatile Counted counted = new Counted(Instant.EPOCH, List.of(), 0, 0);

    private record Counted(Instant at, List<Part> parts, long evidence, long evidenceBytes) {
    }

    @Activate
    public RunningServer(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Jobs jobs, @Reference TownDatabase database, @Reference ThisNode node) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.jobs = jobs;
        this.database = database;
        this.node = node;
        this.copies = new CopyFolder(node.folder());
        this.faults = new FaultLog(logs().resolve("linli.log"));
    }

    @Override
    public Condition condition() {
        guard.require(READ, null);
        return new Condition(server(), storage(), database.condition());
    }

    private Server server() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var system = ManagementFactory.getOperatingSystemMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        double load = system.getSystemLoadAverage();
        return new Server(node.name(), Instant.ofEpochMilli(runtime.getStartTime()), System.getProperty("java.version"), system.getName() + " " + system.getVersion(),
                system.getAvailableProcessors(), load < 0 ? null : load, heap.getUsed(), heap.getMax(), ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private Storage storage() {
        Counted now = counted();
        try {
            var disk = Files.getFileStore(node.folder());
            return new Storage(node.folder().toAbsolutePath().toString(), disk.getUsableSpace(), disk.getTotalSpace(), now.parts(), now.evidence(),
                    now.evidenceBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Counted counted() {
        Counted known = counted;
        if (known.at().plus(FRESH).isAfter(machine.instant())) {
            return known;
        }
        List<Part> parts = List.of(part(Area.DATABASE, folder("db")), part(Area.BACKUPS, copies.folder()), part(Area.MODULES, folder("modules")),
                part(Area.LOGS, logs()), part(Area.KEYS, folder("keys")));
        long[] evidence = transactions.read(RunningServer::evidence);
        counted = new Counted(machine.instant(), parts, evidence[0], evidence[1]);
        return counted;
    }

    private static long[] evidence(Db db) {
        return db.first("select count(*), coalesce(sum(bytes), 0) from evidence where town = ?", row -> new long[] {row.number(1), row.number(2)}, db.town())
                .orElseThrow();
    }

    private Path folder(String name) {
        return node.folder().resolve(name);
    }

    private Path logs() {
        String karaf = System.getProperty("karaf.log");
        return karaf == null ? folder("karaf").resolve("log") : Path.of(karaf);
    }

    private static Part part(Area area, Path folder) {
        return new Part(area, bytes(folder.toFile()));
    }

    /** Files come and go meanwhile; one that is gone takes nothing. */
    static long bytes(File file) {
        File[] inside = file.listFiles();
        return inside == null ? file.length() : Arrays.stream(inside).mapToLong(RunningServer::bytes).sum();
    }

    @Override
    public Backups backups() {
        guard.require(READ, null);
        if (database.command() != null) {
            return new Backups(database.command(), null, 0, List.of(), false);
        }
        List<Backup> all = copies.all();
        return new Backups(null, copies.folder().toAbsolutePath().toString(), CopyFolder.KEPT, all, copies.due(all, machine.instant()));
    }

    @Override
    public Job backUp() {
        guard.require(BACK_UP, null);
        if (database.command() != null) {
            throw BackupJob.MESSAGES.problem(Problem.Kind.CONFLICT, "backup-elsewhere", database.command());
        }
        return transactions.write(db -> {
            Job job = jobs.queue(db, BackupJob.KIND, "{}", BackupJob.KIND);
            audit.write(db, new Audit.Line("backup.ordered", job.id(), null, null, null));
            return job;
        });
    }

    @Override
    public List<Fault> faults(String number) {
        guard.require(READ, null);
        return faults.latest(number);
    }
}
