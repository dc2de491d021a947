package org.linli.core.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.Retention;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.privacy.Periods.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what is over its time, and deletes it kind by kind. */
@Component(service = {Retention.class, JobHandler.class, Expiry.class})
public final class Expiry implements Retention, JobHandler {

    static final String KIND = "core.retention";

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final Jobs jobs;
    private final Periods periods;

    @Activate
    public Expiry(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference Jobs jobs, @Reference Periods periods) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.jobs = jobs;
        this.periods = periods;
    }

    @Override
    public List<Due> due() {
        guard.require(READ, null);
        return transactions.read(db -> periods.all().stream().map(one -> {
            LocalDate before = before(one);
            long rows = before == null ? 0 : db.first("select count(*) from " + over(one), row -> row.number(1), db.town(), day(one, before)).orElseThrow();
            return new Due(one.kind(), CoreRecords.MESSAGES.text("kind." + one.kind()), one.days(), before, rows);
        }).toList());
    }

    @Override
    public Job run() {
        guard.require(RUN, null);
        return transactions.write(this::order);
    }

    /** @throws org.linli.api.Problem {@code CONFLICT} while a run is under way */
    Job order(Db db) {
        return jobs.queue(db, KIND, "{}", KIND);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        List<String> deleted = new ArrayList<>();
        transactions.write(db -> {
            for (Period one : periods.all()) {
                LocalDate before = before(one);
                int rows = before == null ? 0 : db.update("delete from " + over(one), db.town(), day(one, before));
                deleted.add("\"" + one.kind() + "\":" + rows);
            }
            String result = result(deleted);
            audit.write(db, new Audit.Line("retention.run", run.id(), null, null, result));
            run.step(db, result, deleted.size(), deleted.size());
            return null;
        });
        return result(deleted);
    }

    private static String result(List<String> deleted) {
        return "{" + String.join(",", deleted) + "}";
    }

    private static String over(Period period) {
        return period.table() + " where town = ? and " + period.over();
    }

    /** Null where it stays for ever. */
    private LocalDate before(Period period) {
        return period.days() == 0 ? null : LocalDate.now(clock).minusDays(period.days());
    }

    /** Days of the table's own are compared as days, instants with the start of that day. */
    private static Object day(Period period, LocalDate before) {
        return period.over().contains("_day ") ? before : before.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
    }
}
