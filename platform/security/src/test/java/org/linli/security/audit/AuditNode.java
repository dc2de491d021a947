package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Form;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.api.security.Caller;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.security.RefusedAttempts;
import org.linli.security.ThreadGuard;
import org.linli.testkit.TestFolder;

/** The audit of one node, wired as the framework would do it, in a town with a few units; it seals when it is told to. */
final class AuditNode {

    /** All nodes of a town have the same. */
    private static final TestSignatures TOWN = new TestSignatures();

    /** Between an upgrade and the first signature. */
    static final Duration WAIT = Duration.ofDays(7);

    final Transactions transactions;
    final SetClock clock;
    final Unsealed unsealed;
    final TestSignatures signatures;
    final Path folder;
    private final SignersFile signers;
    final RefusedAttempts attempts;
    final ThreadGuard guard;
    final AuditBook book;
    final SealingRounds rounds;
    final AuditDesk desk;
    final List<String> jobs = new ArrayList<>();
    private final Map<String, UnitPath> units = new TreeMap<>();

    AuditNode(Transactions transactions, SetClock clock, int most) {
        this(transactions, clock, most, TOWN, TestFolder.make());
    }

    private AuditNode(Transactions transactions, SetClock clock, int most, TestSignatures signatures, Path folder) {
        this.transactions = transactions;
        this.signatures = signatures;
        this.folder = folder;
        this.unsealed = new Unsealed(most);
        this.clock = clock;
        attempts = new RefusedAttempts(null, transactions, unsealed);
        guard = new ThreadGuard(attempts);
        book = new AuditBook(transactions, guard, unsealed, clock);
        signers = new SignersFile(signatures, folder);
        rounds = new SealingRounds(transactions, unsealed, signers, clock, 366, WAIT);
        desk = new AuditDesk(transactions, guard, rounds, unsealed, territory(), queue(), clock);
    }

    /** With keys of its own. */
    AuditNode(Transactions transactions, TestSignatures signatures) {
        this(transactions, new SetClock(), 50_000, signatures, TestFolder.make());
    }

    AuditNode(Transactions transactions) {
        this(transactions, new SetClock(), 50_000);
    }

    /** The same node after a restart: what it had in memory is gone, its folder isn't. */
    AuditNode restarted() {
        return new AuditNode(transactions, clock, 50_000, signatures, folder);
    }

    AuditNode with(String... paths) {
        for (String path : paths) {
            UnitPath unit = new UnitPath(path);
            units.put(unit.code(), unit);
        }
        return this;
    }

    /** Each in a transaction of its own, on behalf of the platform. */
    void write(Line... lines) {
        for (Line line : lines) {
            writeAs(Caller.PLATFORM, null, line);
        }
    }

    void writeAs(Caller caller, String request, Line... lines) {
        guard.as(caller, request, () -> transactions.write(db -> {
            book.write(db, List.of(lines));
            return null;
        }));
    }

    /** So many in one transaction. */
    void writeMany(int count) {
        guard.as(Caller.PLATFORM, () -> transactions.write(db -> {
            book.write(db, IntStream.range(0, count).mapToObj(i -> line("made", "R" + i)).toList());
            return null;
        }));
    }

    static Line line(String deed, String object) {
        return new Line("thing." + deed, object, null, "before", "after");
    }

    Head seal() {
        Head end = rounds.sealer().seal();
        signers.keep();
        return end;
    }

    /** @return how many lines nobody had sealed */
    long sweep() {
        return new LostLines(transactions, rounds.sealer()).take(clock.instant().plusSeconds(60));
    }

    Verification verify(Head noted) {
        return guard.as(Caller.PLATFORM, () -> rounds.verify(noted, lines -> { }));
    }

    Verification verify() {
        return verify(null);
    }

    Page<Entry> find(Search search, String after, int limit) {
        return guard.as(Caller.PLATFORM, () -> desk.find(search, after, limit));
    }

    Page<Entry> list(String action, String object, String after, int limit) {
        return guard.as(Caller.PLATFORM, () -> desk.list(action, object, after, limit));
    }

    String export(Search search, Form form) {
        var out = new ByteArrayOutputStream();
        try {
            guard.as(Caller.PLATFORM, () -> desk.export(search, form)).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What somebody with the database's password does. */
    int behindItsBack(String sql, Object... values) {
        return transactions.write(db -> db.update(sql, values));
    }

    static Problem refused(Problem.Kind kind, String code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(kind, problem.kind());
        assertEquals(code, problem.code());
        return problem;
    }

    private Territory territory() {
        return (Territory) Proxy.newProxyInstance(Territory.class.getClassLoader(), new Class<?>[] {Territory.class}, (proxy, method, values) ->
                switch (method.getName()) {
                    case "unit" -> unit(units.get((String) values[0]));
                    case "find" -> new Page<>(units.values().stream().filter(path -> path.isWithin(units.get((String) values[1]))).map(AuditNode::unit).toList(),
                            null);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Unit unit(UnitPath path) {
        return new Unit(path.code(), path.code(), null, Level.PARTY_BRANCH, path, null, null, 1);
    }

    private Jobs queue() {
        return (Jobs) Proxy.newProxyInstance(Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (proxy, method, values) -> {
            jobs.add(values[1] + " " + values[2]);
            return new Job("job-" + jobs.size(), (String) values[1], Job.State.QUEUED, 0, 0, null, null, "platform", Instant.now());
        });
    }
}
