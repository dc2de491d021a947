package org.linli.core.settlement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.publicity.Sha256;
import org.linli.core.settlement.RecordsReader.Assessed;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade;
import org.linli.scoring.Grade.QuotaPlaces;
import org.linli.scoring.ScoreSheet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Computes the results of a program and writes them, page by page.
 *
 * <p>Each page is a transaction of its own unless one is under way, which all then join (with one lane). Nobody may change the program's
 * records while they are settled: its row is locked, or a job holds it.
 */
@Component(service = Settler.class)
public final class Settler {

    private static final Messages MESSAGES = Messages.beside(Settler.class);

    private final Transactions transactions;
    private final Guard guard;
    private final Territory territory;
    private final RulebookShelf rulebooks;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public Settler(@Reference Transactions transactions, @Reference Guard guard, @Reference Territory territory,
                   @Reference RulebookShelf rulebooks, @Reference Audit audit, @Reference Clock clock,
                   @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.territory = territory;
        this.rulebooks = rulebooks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Is told how far the work is; who is scored and not yet written is half done. */
    interface Progress {

        /** Tells nobody. */
        Progress NONE = (done, total) -> {
        };

        void at(long done, long total);
    }

    /** A settlement that is written and only needs to be {@link #end ended}. */
    record Written(String id, int number, int assessed, int waiting, String digest) {

        /** For the record of steps. */
        Text says() {
            return MESSAGES.text("step.settled", String.valueOf(number), String.valueOf(assessed), String.valueOf(waiting));
        }
    }

    /** Scores and grades everybody, without writing anything. */
    Reckoning reckon(String program, CompiledRulebook rulebook, TallySource source, UnaryOperator<SubjectRecords> fitting, Lanes lanes,
                     Progress progress) {
        var reckoning = new Reckoning(rulebook, new QuotaUnits(rulebook.quotaLevels(), territory::path));
        int total = transactions.read(db -> RecordsReader.count(db, program));
        lanes.<List<Scored>>run(pages(program, (page, first) -> () -> scored(program, page, source, fitting, reckoning)), page -> {
            page.forEach(one -> reckoning.add(one.records(), one.sheet()));
            progress.at(reckoning.assessed() / 2, total);
        });
        reckoning.grade();
        return reckoning;
    }

    private record Scored(SubjectRecords records, ScoreSheet sheet) {
    }

    private List<Scored> scored(String program, List<Assessed> page, TallySource source, UnaryOperator<SubjectRecords> fitting,
                                Reckoning reckoning) {
        List<SubjectRecords> records = transactions.read(db -> RecordsReader.records(db, program, page, source));
        return records.stream().map(fitting).map(one -> new Scored(one, reckoning.score(one))).toList();
    }

    /** Pages of participants, made into pieces of work with the index of their first. */
    private <T> Supplier<Supplier<T>> pages(String program, BiFunction<List<Assessed>, Integer, Supplier<T>> piece) {
        var after = new AtomicReference<>("");
        var first = new AtomicInteger();
        return () -> {
            List<Assessed> page = next(program, after.get());
            if (page.isEmpty()) {
                return null;
            }
            after.set(page.get(page.size() - 1).subject());
            return piece.apply(page, first.getAndAdd(page.size()));
        };
    }

    /** Begins a settlement that nobody sees before it is ended. @param objection the decided objection that made it necessary; null for none */
    String begin(ProgramState state, String objection) {
        String id = Ids.next();
        return transactions.write(db -> {
            SettlementStore.begin(db, id, state, guard.caller().account(), clock.instant(), objection);
            return id;
        });
    }

    /** Computes the program's results and writes them. @param id of the settlement that was begun */
    Written settle(ProgramState state, String id, Lanes lanes, Progress progress) {
        String program = state.program().id();
        CompiledRulebook rulebook = transactions.read(db -> rulebooks.rules(db, state.program())).compiled();
        Reckoning reckoning = reckon(program, rulebook, TallySource.kept(program, rulebook), UnaryOperator.identity(), lanes, progress);
        var digest = new Sha256();
        Set<QuotaPlaces> quotas = new HashSet<>();
        var units = new UnitCounts();
        var done = new AtomicInteger(reckoning.assessed());
        lanes.<List<Stored>>run(pages(program, (page, first) -> {
            List<Stored> results = results(page, reckoning, first, quotas);
            return () -> load(id, results);
        }), results -> {
            results.forEach(result -> {
                digest.add(result.line());
                units.add(result);
            });
            progress.at(done.addAndGet(results.size()) / 2, reckoning.assessed());
        });
        return transactions.write(db -> {
            SettlementStore.quotas(db, id, quotas);
            units.load(db, id);
            TotalOrder.load(db, id, reckoning.byTotal());
            return new Written(id, SettlementStore.number(db, id), reckoning.assessed(), reckoning.waiting(), digest.hex());
        });
    }

    private List<Stored> load(String id, List<Stored> results) {
        return transactions.write(db -> {
            SettlementStore.keep(db, id);
            ResultStore.load(db, id, results);
            return results;
        });
    }

    /** From now on everybody sees the settlement. */
    void end(Db db, Program program, Written written) {
        SettlementStore.ready(db, written.id(), written.assessed(), written.waiting(), written.digest());
        audit.write(db, new Audit.Line("settlement.computed", written.id(), program.unit(), null, program.id() + " " + written.number() + " "
                + written.digest()));
    }

    /** The digest that the results of this reckoning would have. */
    String digest(ProgramState state, Reckoning reckoning) {
        var digest = new Sha256();
        again(state, reckoning, (page, first) -> results(page, reckoning, first, new HashSet<>()).forEach(result -> digest.add(result.line())));
        return digest.hex();
    }

    /**
     * Those who were reckoned once more, in pages with the index of their first, where nobody holds the program.
     *
     * @throws Problem {@code CONFLICT} when participants, scores or vetoes have changed meanwhile
     */
    void again(ProgramState state, Reckoning reckoning, BiConsumer<List<Assessed>, Integer> reader) {
        String program = state.program().id();
        int first = 0;
        String after = "";
        List<Assessed> page = next(program, after);
        while (!page.isEmpty() && first + page.size() <= reckoning.assessed()) {
            reader.accept(page, first);
            first += page.size();
            after = page.get(page.size() - 1).subject();
            page = next(program, after);
        }
        long changes = transactions.read(db -> ProgramAccess.state(db, program)).changes();
        if (!page.isEmpty() || first != reckoning.assessed() || changes != state.changes()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "changes-meanwhile");
        }
    }

    private List<Assessed> next(String program, String after) {
        return transactions.read(db -> RecordsReader.participants(db, program, after));
    }

    /** Settlements of a program that were begun and not ended. */
    List<String> unended(String program) {
        return transactions.read(db -> SettlementStore.unready(db, program));
    }

    /** Deletes what a settlement left behind that was not ended. @return whether it was still there */
    boolean discard(String id) {
        int last = transactions.read(db -> ResultStore.lastPlace(db, id));
        for (int after = 0; after < last; after = ResultStore.next(after)) {
            int from = after;
            transactions.write(db -> {
                ResultStore.delete(db, id, from);
                return null;
            });
        }
        return transactions.write(db -> SettlementStore.delete(db, id));
    }

    /** The codes of the units that a unit counts in for quotas, one for each level of quotas. */
    List<String> quotaUnits(CompiledRulebook rulebook, String unit) {
        return new QuotaUnits(rulebook.quotaLevels(), territory::path).of(unit);
    }

    private static List<Stored> results(List<Assessed> participants, Reckoning reckoning, int first, Set<QuotaPlaces> quotas) {
        List<Stored> results = new ArrayList<>(participants.size());
        for (Assessed one : participants) {
            int index = first + results.size();
            Grade grade = reckoning.grade(index);
            quotas.addAll(grade.quotas());
            results.add(new Stored(one.subject(), one.name(), one.unit(), reckoning.place(index), reckoning.components(index), grade.total(),
                    grade.rank(), grade.ranked(), grade.tier(), grade.reasons().isEmpty() ? null : grade.reason()));
        }
        return results;
    }
}
