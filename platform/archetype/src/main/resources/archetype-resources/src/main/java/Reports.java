package ${package};

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports: written in a unit by who works there, settled once by who decides there. */
@Component(service = Reports.class)
public final class Reports {

    /** Permission to see the reports of a unit. */
    static final String READ = "${moduleId}.reports.read";
    /** Permission to write reports in a unit. */
    static final String WRITE = "${moduleId}.reports.write";
    /** Permission to settle them. */
    static final String SETTLE = "${moduleId}.reports.settle";
    private static final Messages MESSAGES = Messages.beside(Reports.class);

    private final Transactions transactions;
    private final Territory territory;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final ReportStore store = new ReportStore();

    @Activate
    public Reports(@Reference(target = "(linli.schema=" + ${moduleClass}Module.ID + ")") Schema schema, @Reference Transactions transactions,
            @Reference Territory territory, @Reference Guard guard, @Reference Audit audit, @Reference Clock clock) {
        this.transactions = transactions;
        this.territory = territory;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes a report. @throws Problem {@code INVALID} with all that is wrong with it */
    Report write(String unit, LocalDate day, String words) {
        require(WRITE, unit);
        check(day, words);
        var fresh = new Report(Ids.next(), unit, day, words.strip(), guard.caller().account(), Instant.now(clock), null, null, null, 1);
        return transactions.write(db -> {
            store.add(db, fresh);
            audit.write(db, new Audit.Line("report.written", fresh.id(), unit, null, day + " " + fresh.words()));
            return find(db, fresh.id());
        });
    }

    /** The reports of a unit, oldest first. */
    Page<Report> list(String unit, String after, Integer limit) {
        require(READ, unit);
        int most = Limits.of(limit);
        return transactions.read(db -> Page.cut(store.list(db, unit, after, most + 1), most, Report::id));
    }

    Report report(String id) {
        Report found = transactions.read(db -> find(db, id));
        require(READ, found.unit());
        return found;
    }

    /** Notes what came of it. @param version what the caller read @throws Problem {@code STALE}, {@code CONFLICT} when it is settled already */
    Report settle(String id, String outcome, int version) {
        require(SETTLE, transactions.read(db -> find(db, id)).unit());
        if (outcome.strip().length() > Report.MOST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-long", String.valueOf(Report.MOST)).at("outcome");
        }
        return transactions.write(db -> {
            Report old = store.lock(db, id).orElseThrow(() -> unknown(id));
            Versions.same(version, old.version());
            if (old.settled()) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "settled");
            }
            store.settle(db, old.settled(outcome.strip(), guard.caller().account(), Instant.now(clock)));
            audit.write(db, new Audit.Line("report.settled", id, old.unit(), null, outcome.strip()));
            return find(db, id);
        });
    }

    /** Reads a row, whichever there is. */
    void look() {
        transactions.read(db -> store.find(db, ""));
    }

    /** All faults at once. */
    private void check(LocalDate day, String words) {
        var faults = new ArrayList<Problem>();
        if (day.isAfter(LocalDate.now(clock))) {
            faults.add(MESSAGES.problem(Problem.Kind.INVALID, "day-ahead", LocalDate.now(clock).toString()).at("day"));
        }
        if (words.strip().length() > Report.MOST) {
            faults.add(MESSAGES.problem(Problem.Kind.INVALID, "words-long", String.valueOf(Report.MOST)).at("words"));
        }
        if (!faults.isEmpty()) {
            throw faults.get(0).listing(faults.stream().map(fault -> new Problem.Fault(fault.where(), fault.what())).toList());
        }
    }

    private void require(String permission, String unit) {
        guard.require(permission, territory.unit(unit).path());
    }

    private Report find(Db db, String id) {
        return store.find(db, id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "report-unknown", id);
    }
}
