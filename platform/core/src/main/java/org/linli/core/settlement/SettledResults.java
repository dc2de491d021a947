package org.linli.core.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Tier;
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
    private final FilledQuotas quotas;
    private final Standings standings;
    private final Audit audit;
    private final KeptHighest highest = new KeptHighest();
    private final TotalOrder totals = new TotalOrder();

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
        this.quotas = new FilledQuotas(rulebooks, settler);
        this.standings = new Standings(access, rulebooks);
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
            Settlement newest = newest(db, program).settlement();
            return page(db, settled, new OrderedResults(db, newest, () -> ResultStore.of(db, newest.id()).andIfGiven("unit = ?", unit).andIfGiven("tier = ?", tier),
                    unit == null && tier == null, tiers(db, settled), totals), tier, order, after, rows);
        });
    }

    @Override
    public Page<Result> find(String program, Wanted wanted, Order order, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, wanted.unit());
            Settlement newest = newest(db, program).settlement();
            return page(db, settled, new OrderedResults(db, newest, () -> FoundResults.of(db, settled, newest.id(), part, wanted), FoundResults.isAll(part, wanted),
                    tiers(db, settled), totals), wanted.tier(), order, after, rows);
        });
    }

    /** @param tier that alone is asked for; null for all */
    private Page<Result> page(Db db, Program settled, OrderedResults found, String tier, Order order, String after, int rows) {
        rulebooks.rules(db, settled).checkTier(tier);
        if (UnitCounts.hasNobody(db, found.settlement().id(), tier)) {
            return new Page<>(List.of(), null);
        }
        List<String> components = components(db, settled);
        boolean oneTier = tier != null && (order == Order.TIER || order == Order.TIER_FALLING);
        return found.page(oneTier ? Order.RANK : order, after, rows).map(stored -> stored.result(components));
    }

    private List<String> tiers(Db db, Program settled) {
        return rulebooks.rules(db, settled).rulebook().tiers().stream().map(Tier::id).toList();
    }

    @Override
    public List<Result> highest(String program, String unit, int most) {
        int rows = Limits.of(most);
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, unit);
            List<String> components = components(db, settled);
            Settlement settlement = newest(db, program).settlement();
            var ranked = new OrderedResults(db, settlement, () -> FoundResults.of(db, settled, settlement.id(), part, Wanted.ALL).and("standing is not null"), false,
                    tiers(db, settled), totals);
            Supplier<List<Stored>> found = () -> ranked.page(Order.TOTAL_FALLING, null, rows).items();
            List<Stored> first = part == null ? kept(db, settlement.id(), rows, found) : found.get();
            return first.stream().map(stored -> stored.result(components)).toList();
        });
    }

    private List<Stored> kept(Db db, String settlement, int rows, Supplier<List<Stored>> found) {
        List<String> subjects = highest.of(settlement, rows, () -> found.get().stream().map(Stored::subject).toList());
        Map<String, Stored> there = FoundResults.among(db, settlement, subjects).stream().collect(Collectors.toMap(Stored::subject, Function.identity()));
        return subjects.stream().map(there::get).filter(Objects::nonNull).toList();
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
        return units(program, unit, Integer.MAX_VALUE);
    }

    @Override
    public List<InUnit> units(String program, String unit, int most) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            UnitPath part = readable(db, settled, unit);
            int tiers = rulebooks.rules(db, settled).rulebook().tiers().size();
            return SettlementStore.newest(db, program).map(made -> FoundResults.units(db, settled, made.settlement().id(), part, most, tiers)).orElse(List.of());
        });
    }

    @Override
    public List<Quota> quotas(String program, String unit) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            readable(db, settled, unit);
            return quotas.of(db, settled, newest(db, program).settlement().id(), unit);
        });
    }

    @Override
    public List<Quota> quotasIn(String program, Collection<String> units) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled);
            return quotas.in(db, settled, newest(db, program).settlement().id(), units);
        });
    }

    @Override
    public List<QuotaSum> quotaSums(String program, String unit) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            readable(db, settled, unit);
            return quotas.sums(db, settled, newest(db, program).settlement().id(), unit);
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
    public List<Part> parts(Who who, String subject, int most) {
        int rows = Limits.of(most);
        return transactions.read(db -> new Parts(access, rulebooks).of(db, who, subject, rows));
    }

    @Override
    public void each(String program, Consumer<Result> reader) {
        transactions.write(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled);
            Settlement taken = newest(db, program).settlement();
            audit.write(db, new Audit.Line("results.exported", program, settled.unit(), null, "all " + taken.assessed() + " of settlement " + taken.number()));
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
    public Board board(String program, int rows) {
        return transactions.read(db -> {
            Program settled = ProgramAccess.state(db, program).program();
            access.require(Programs.READ, settled);
            newest(db, program);
            return notice.beginning(db, settled, rows);
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
        return statements(program, List.of(subject), part).get(subject);
    }

    @Override
    public Map<String, Why> statements(String program, Collection<String> subjects, String part) {
        return transactions.read(db -> standings.of(db, program, subjects, part));
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
