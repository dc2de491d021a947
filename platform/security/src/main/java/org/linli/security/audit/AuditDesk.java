package org.linli.security.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Jobs;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the audit to those who may see it, verifies it and hands it out. */
@Component(service = AuditTrail.class)
public final class AuditDesk implements AuditTrail {

    private static final Messages MESSAGES = Messages.beside(AuditDesk.class);
    /** More lines than this are verified by a job. */
    private static final long MOST_AT_ONCE = 20_000;
    /** A unit with more units below it narrows nothing. */
    private static final int MOST_UNITS = 20_000;
    private static final int PAGE = 500;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Transactions transactions;
    private final Guard guard;
    private final SealingRounds rounds;
    private final Territory territory;
    private final Jobs jobs;
    private final AuditWriter writer;
    private final Clock clock;
    private final BlockStore blocks = new BlockStore();

    @Activate
    public AuditDesk(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference SealingRounds rounds, @Reference Unsealed unsealed, @Reference Territory territory, @Reference Jobs jobs) {
        this(transactions, guard, rounds, unsealed, territory, jobs, Clock.systemUTC());
    }

    AuditDesk(Transactions transactions, Guard guard, SealingRounds rounds, Unsealed unsealed, Territory territory, Jobs jobs, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.rounds = rounds;
        this.territory = territory;
        this.jobs = jobs;
        this.writer = new AuditWriter(transactions, unsealed);
        this.clock = clock;
    }

    @Override
    public Page<Entry> list(String action, String object, String after, int limit) {
        return find(new Search(null, object, null, action, null, null, null), after, limit);
    }

    @Override
    public Page<Entry> find(Search search, String after, int limit) {
        guard.require(READ, null);
        Filter filter = filter(search);
        String cursor = text("after", after);
        return transactions.read(db -> new NewestFirst(db, filter).page(cursor, Limits.of(limit)));
    }

    @Override
    public Verified verify(Head noted) {
        guard.require(READ, null);
        if (noted != null && (noted.block() < 1 || noted.hash() == null || !noted.hash().matches("[0-9a-fA-F]{64}"))) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "noted-hash").at("hash");
        }
        if (noted != null) {
            requireKept(noted);
        }
        Head head = rounds.sealer().seal();
        BlockStore.Chain chain = transactions.read(blocks::chain);
        String end = head.block() + " " + head.hash();
        if (chain.end().line() - chain.retired().line() <= MOST_AT_ONCE) {
            Verification done = rounds.verify(noted, lines -> { });
            audit(new Audit.Line("audit.verified", "audit", null, null, done.summary().en()));
            return new Verified(done, null);
        }
        return transactions.write(db -> {
            String job = jobs.queue(db, VerificationJob.KIND, VerificationJob.parameters(noted), VerificationJob.KIND).id();
            writer.write(db, guard.caller(), guard.request(), clock.instant(), List.of(new Audit.Line("audit.verification-ordered", job, null, null, end)));
            return new Verified(null, job);
        });
    }

    /** Where nothing says that it went at the end of its time, the verification has to say so. */
    private void requireKept(Head noted) {
        Block.End retired = transactions.read(blocks::chain).retired();
        if (noted.block() < retired.block() && transactions.read(db -> new AuditStore().vouches(db, retired))) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "noted-retired", String.valueOf(noted.block()), String.valueOf(retired.block())).at("block");
        }
    }

    @Override
    public Export export(Search search, Form form) {
        guard.require(EXPORT, null);
        Filter filter = filter(search);
        Caller caller = guard.caller();
        String request = guard.request();
        audit(new Audit.Line("audit.exported", "audit", filter.search().unit(), null, form + " " + ExportFile.words(filter.search())));
        Head end = rounds.sealer().seal();
        return new ExportFile(transactions, filter, form, end, clock.instant(), outcome -> transactions.write(db -> {
            writer.write(db, caller, request, clock.instant(), List.of(outcome));
            return null;
        }));
    }

    private void audit(Audit.Line line) {
        transactions.write(db -> {
            writer.write(db, guard.caller(), guard.request(), clock.instant(), List.of(line));
            return null;
        });
    }

    private Filter filter(Search asked) {
        Search search = new Search(text("account", asked.account()), text("object", asked.object()), text("unit", asked.unit()),
                text("action", asked.action()), time("from", asked.from()), time("to", asked.to()), asked.result());
        if (search.from() != null && search.to() != null && !search.from().isBefore(search.to())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "audit-times", search.from().toString(), search.to().toString()).at("to");
        }
        return new Filter(search, search.unit() == null ? null : below(search.unit()));
    }

    /** No database keeps a text with the character 0, so none can be searched for. */
    private static String text(String where, String given) {
        if (given != null && given.indexOf('\0') >= 0) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "audit-text").at(where);
        }
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static Instant time(String where, Instant given) {
        if (given != null && (given.isBefore(Instant.EPOCH) || given.isAfter(LATEST))) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "audit-time", given.toString()).at(where);
        }
        return given;
    }

    private Set<String> below(String unit) {
        Set<String> codes = new HashSet<>(Set.of(territory.unit(unit).code()));
        String after = null;
        do {
            Page<Unit> page = territory.find(null, unit, after, PAGE);
            page.items().forEach(found -> codes.add(found.code()));
            after = page.next();
            if (codes.size() > MOST_UNITS) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "audit-unit-wide", unit, String.valueOf(MOST_UNITS)).at("unit");
            }
        } while (after != null);
        return codes;
    }
}
