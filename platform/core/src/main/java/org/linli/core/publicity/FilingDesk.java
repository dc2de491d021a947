package org.linli.core.publicity;

import java.time.Clock;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Programs;
import org.linli.api.publicity.Filings;
import org.linli.api.rest.Limits;
import org.linli.api.security.Accounts;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.core.publicity.FilingStore.Sent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends results and explanations up the tree; whoever files in a transaction has checked before that the caller may. */
@Component
public final class FilingDesk implements Filings {

    private static final Messages MESSAGES = Messages.beside(FilingDesk.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Territory territory;
    private final Clock clock;
    private final Accounts accounts;

    @Activate
    public FilingDesk(@Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit, @Reference Territory territory,
                      @Reference Clock clock, @Reference Accounts accounts, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.territory = territory;
        this.clock = clock;
        this.accounts = accounts;
    }

    @Override
    public Filing file(Db db, String module, String program, String about, String from, String to, String content) {
        Unit sender = territory.unit(from);
        Unit receiver = to != null ? territory.unit(to) : sender.parent() != null ? territory.unit(sender.parent()) : sender;
        var filing = new Filing(Ids.next(), module, program, about, sender.code(), receiver.code(), content, Sha256.of(content),
                guard.caller().account(), clock.instant(), null, null);
        FilingStore.insert(db, new Sent(filing, sender.path(), receiver.path()));
        audit.write(db, new Audit.Line("filing.sent", filing.id(), sender.code(), null, about + " " + receiver.code() + " " + filing.digest()));
        return filing;
    }

    @Override
    public Page<Filing> list(String unit, String after, int limit) {
        int rows = Limits.of(limit);
        Unit top = territory.unit(unit);
        guard.require(READ, top.path());
        return transactions.read(db -> Page.cut(FilingStore.list(db, top.path(), after, rows + 1), rows, Filing::id));
    }

    @Override
    public List<Filing> waiting(String unit, int most) {
        int rows = Limits.of(most);
        Unit top = territory.unit(unit);
        guard.require(READ, top.path());
        return transactions.read(db -> FilingStore.waiting(db, top.path(), rows));
    }

    @Override
    public Filing filing(String id) {
        return transactions.read(db -> {
            Sent sent = find(db, id);
            Caller caller = guard.caller();
            if (!caller.may(sent.filing().module() + "." + Programs.READ, sent.from())) {
                guard.require(READ, sent.to());
            }
            return sent.filing();
        });
    }

    @Override
    public Filing receive(String id) {
        return transactions.write(db -> {
            Sent sent = find(db, id);
            guard.require(RECEIVE, sent.to());
            if (!FilingStore.received(db, id, guard.caller().account(), clock.instant())) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "filing-received", String.valueOf(accounts.name(sent.filing().received())));
            }
            audit.write(db, new Audit.Line("filing.received", id, sent.filing().to(), null, sent.filing().digest()));
            return find(db, id).filing();
        });
    }

    private static Sent find(Db db, String id) {
        return FilingStore.find(db, id).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "filing-unknown", id));
    }
}
