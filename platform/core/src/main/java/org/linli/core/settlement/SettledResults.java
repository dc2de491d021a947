package org.linli.core.settlement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.Cursor;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade.QuotaPlaces;
import org.linli.scoring.rulebook.Component;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Results as they were settled, to be listed, explained, tried and checked. */
@org.osgi.service.component.annotations.Component
public final class SettledResults implements Results {

    private static final Messages MESSAGES = Messages.beside(SettledResults.class);

    private final Transactions transactions;
    private final ProgramAccess access;
    private final RulebookShelf rulebooks;
    private final Territory territory;
    private final Settler settler;
    private final SettledNotice notice;
    private final Audit audit;

    @Activate
    public SettledResults(@Reference Transactions transactions, @Reference ProgramAccess access, @Reference RulebookShelf rulebooks,
                          @Reference Territory territory, @Reference Settler settler, @Reference SettledNotice notice, @Reference Audit audit,
                          @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.access = access;
        this.rulebooks = rulebooks;
        this.territory = territory;
        this.settler = settler;
        this.notice = notice;
        this.audit = audit;
    }

    @Override
    public Settlement settlement(String program) {
        return transactions.read(db -> {
            access.requireRead(ProgramAccess.state(db, program).program());
            return newest(db, program).settlement();
        });
    }

    @Override
    public Page<Settlement> settlements(String program, String after, int limit) {
        int rows = Limits.of(limit);
        int before = after == null ? Integer.MAX_VALUE : (int) Cursor.of(after);
        return transactions.read(db -> {
            access.requireRead(ProgramAccess.state(db, program).program());
            return Page.cut(SettlementStore.list(db, program, before, rows + 1), rows, settlement -> String.valueOf(settlement.number()));
        });
    }

    @Override
    public Page<Result> list(String program, String unit, String tier, Order order, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled, unit == null ? settled.path() : territory.unit(unit).path());
            rulebooks.rules(db, settled).checkTier(tier);
            List<String> components = components(db, settled);
            String settlement = newest(db, program).settlement().id();
            Page<Stored> page = order == Order.RANK
                    ? Page.cut(ResultStore.byPlace(db, settlement, unit, tier, (int) Cursor.of(after), rows + 1), rows,
                            result -> String.valueOf(result.place()))
                    : Page.cut(ResultStore.bySubject(db, settlement, unit, tier, after, rows + 1), rows, Stored::subject);
            return page.map(stored -> stored.result(components));
        });
    }

    @Override
    public Page<Result> find(String program, Wanted wanted, Order order, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, wanted.unit());
            rulebooks.rules(db, settled).checkTier(wanted.tier());
            List<String> components = components(db, settled);
            String settlement = newest(db, program).settlement().id();
            boolean ranked = order == Order.RANK;
            List<Stored> found = FoundResults.page(db, settled, settlement, part, wanted, ranked, after, rows + 1);
            return Page.cut(found, rows, stored -> ranked ? String.valueOf(stored.place()) : stored.subject())
                    .map(stored -> stored.result(components));
        });
    }

    @Override
    public Count count(String program, String unit) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, unit);
            return FoundResults.count(db, settled, newest(db, program).settlement().id(), part);
        });
    }

    /** The path of a part of the program that the caller may see; null for the program as a whole. */
    private UnitPath readable(Db db, Program settled, String unit) {
        UnitPath part = ProgramAccess.part(db, unit);
        access.require(Programs.READ, settled, part == null ? settled.path() : part);
        return part;
    }

    @Override
    public List<InUnit> units(String program, String unit) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, unit);
            return SettlementStore.newest(db, program).map(made -> FoundResults.units(db, settled, made.settlement().id(), part)).orElse(List.of());
        });
    }

    @Override
    public List<Quota> quotas(String program, String unit) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            readable(db, settled, unit);
            Stream<QuotaPlaces> all = SettlementStore.quotas(db, newest(db, program).settlement().id()).stream();
            if (unit != null) {
                List<String> shared = settler.quotaUnits(rulebooks.rules(db, settled).compiled(), unit);
                all = all.filter(quota -> shared.contains(quota.unit()));
            }
            return all.map(quota -> new Quota(quota.tier(), quota.unit(), quota.assessed(), quota.places(), quota.taken()))
                    .sorted(Comparator.comparing(Quota::tier).thenComparing(Quota::unit)).toList();
        });
    }

    @Override
    public List<Result> among(String program, Collection<String> subjects) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.requireRead(db, settled);
            List<String> components = components(db, settled);
            Map<String, Placed> placed = ParticipantStore.find(db, program, subjects);
            return SettlementStore.newest(db, program).map(made -> FoundResults.among(db, made.settlement().id(), subjects)).orElse(List.of()).stream()
                    .filter(stored -> access.sees(db, Programs.READ, settled,
                            placed.containsKey(stored.subject()) ? placed.get(stored.subject()).path() : settled.path(), stored.subject()))
                    .map(stored -> stored.result(components)).toList();
        });
    }

    @Override
    public void each(String program, Consumer<Result> reader) {
        transactions.write(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled);
            Settlement taken = newest(db, program).settlement();
            audit.write(db, new Audit.Line("results.exported", program, settled.unit(), null, "all " + (taken.assessed() + taken.waiting())
                    + " of settlement " + taken.number()));
            return null;
        });
        transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            List<String> components = components(db, settled);
            ResultStore.each(db, newest(db, program).settlement().id(), stored -> reader.accept(stored.result(components)));
            return null;
        });
    }

    @Override
    public List<String> components(String program) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.requireRead(settled);
            return components(db, settled);
        });
    }

    private List<String> components(Db db, Program program) {
        return rulebooks.rules(db, program).rulebook().components().stream().map(Component::id).toList();
    }

    @Override
    public Board board(String program) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled);
            newest(db, program);
            NewNotice sheet = notice.sheet(db, settled);
            return new Board(sheet.title(), sheet.days(), sheet.columns(), sheet.rows());
        });
    }

    @Override
    public Why why(String program, String subject) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            Optional<Placed> placed = ParticipantStore.find(db, program, subject);
            access.require(db, Programs.READ, settled, placed.map(Placed::path).orElse(settled.path()), subject);
            Settlement settlement = newest(db, program).settlement();
            Stored stored = ResultStore.find(db, settlement.id(), subject)
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "result-unknown", subject));
            CompiledRulebook rulebook = rulebooks.rules(db, settled).compiled();
            return new Explainer(settled, rulebook).result(db, settlement, stored,
                    placed.map(Placed::participant).map(Participant::kind).orElse(null), settler.quotaUnits(rulebook, stored.unit()));
        });
    }

    @Override
    public Why statement(String program, String subject, String part) {
        return transactions.read(db -> {
            ProgramState state = ProgramAccess.state(db, program);
            Program running = state.program();
            Optional<Placed> placed = ParticipantStore.find(db, program, subject);
            UnitPath place = placed.map(Placed::path).orElse(running.path());
            access.require(db, Programs.READ, running, place, subject);
            Participant participant = placed.map(Placed::participant)
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "participant-unknown", subject));
            return new Explainer(running, rulebooks.rules(db, running).compiled()).standing(db, participant, state.headSeq(), part);
        });
    }

    @Override
    public Preview preview(String program, String yaml) {
        ProgramState state = transactions.read(db -> {
            ProgramState found = ProgramAccess.state(db, program);
            access.require(Programs.SETTLE, found.program());
            return found;
        });
        return new Trial(transactions, settler, rulebooks, state).run(yaml);
    }

    @Override
    public boolean reproduce(String program) {
        ProgramState state = transactions.read(db -> {
            ProgramState found = ProgramAccess.state(db, program);
            access.require(Programs.READ, found.program());
            return found;
        });
        SettlementStore.Made made = transactions.read(db -> newest(db, program));
        if (made.changes() != state.changes()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "changes-since");
        }
        CompiledRulebook rulebook = transactions.read(db -> rulebooks.rules(db, state.program())).compiled();
        TallySource entries = TallySource.entries(program, made.settlement().ledgerPosition(), EntrySums.recorded(rulebook));
        Reckoning reckoning = settler.reckon(program, rulebook, entries, UnaryOperator.identity(), Lanes.one(), Settler.Progress.NONE);
        return settler.digest(state, reckoning).equals(made.settlement().digest());
    }

    private static SettlementStore.Made newest(Db db, String program) {
        return SettlementStore.newest(db, program).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "not-settled-yet"));
    }
}
