package org.linli.core.settlement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.publicity.Sha256;
import org.linli.core.settlement.RecordsReader.Assessed;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Computes the results of a program and writes them, page by page.
 *
 * <p>Each page is a transaction of its own unless one is under way, which all then join. Nobody may change the program's records meanwhile:
 * its row is locked, or a job holds it.
 */
@Component(service = Settler.class)
public final class Settler {

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

    /** Is told how far the work is. */
    interface Progress {

        /** Tells nobody. */
        Progress NONE = (done, total) -> {
        };

        void at(long done, long total);
    }

    /** A settlement that is written and only needs to be {@link #end ended}. */
    record Written(String id, int number, int assessed, int waiting, String digest) {

        /** For the record of steps. */
        String note() {
            return "settlement " + number + " (" + id + "): " + assessed + " assessed, " + waiting + " waiting";
        }
    }

    /** Scores and grades everybody, without writing anything. */
    Reckoning reckon(String program, CompiledRulebook rulebook, TallySource source, Progress progress) {
        return reckon(program, rulebook, source, UnaryOperator.identity(), progress);
    }

    /** @param fitting makes records fit the rulebook where it isn't the one they were made for */
    Reckoning reckon(String program, CompiledRulebook rulebook, TallySource source, UnaryOperator<SubjectRecords> fitting, Progress progress) {
        var reckoning = new Reckoning(rulebook, quotaUnits(rulebook));
        int total = 2 * transactions.read(db -> RecordsReader.count(db, program));
        String after = "";
        while (true) {
            String from = after;
            List<SubjectRecords> page = transactions.read(db -> {
                List<Assessed> participants = RecordsReader.participants(db, program, from);
                return participants.isEmpty() ? List.of() : RecordsReader.records(db, program, participants, source);
            });
            if (page.isEmpty()) {
                reckoning.grade();
                return reckoning;
            }
            for (SubjectRecords records : page) {
                SubjectRecords fitted = fitting.apply(records);
                reckoning.add(fitted, reckoning.score(fitted));
            }
            after = page.get(page.size() - 1).subject();
            progress.at(reckoning.assessed(), total);
        }
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
    Written settle(ProgramState state, String id, Progress progress) {
        String program = state.program().id();
        CompiledRulebook rulebook = transactions.read(db -> rulebooks.rules(db, state.program())).compiled();
        Reckoning reckoning = reckon(program, rulebook, TallySource.kept(program), progress);
        var digest = new Sha256();
        Set<Grade.QuotaPlaces> quotas = new HashSet<>();
        int done = 0;
        String after = "";
        while (done < reckoning.assessed()) {
            String from = after;
            int first = done;
            List<Stored> written = transactions.write(db -> {
                List<Stored> page = results(RecordsReader.participants(db, program, from), reckoning, first, quotas);
                ResultStore.load(db, id, page);
                return page;
            });
            written.forEach(result -> digest.add(result.line()));
            done += written.size();
            after = written.get(written.size() - 1).subject();
            progress.at(reckoning.assessed() + done, 2L * reckoning.assessed());
        }
        return transactions.write(db -> {
            SettlementStore.quotas(db, id, quotas);
            return new Written(id, SettlementStore.number(db, id), reckoning.assessed(), reckoning.waiting(), digest.hex());
        });
    }

    /** From now on everybody sees the settlement. */
    void end(Db db, Program program, Written written) {
        SettlementStore.ready(db, written.id(), written.assessed(), written.waiting(), written.digest());
        audit.write(db, new Audit.Line("settlement.computed", written.id(), program.unit(), null, program.id() + " " + written.number() + " "
                + written.digest()));
    }

    /** The digest that the results of this reckoning would have. */
    String digest(String program, Reckoning reckoning) {
        var digest = new Sha256();
        int done = 0;
        String after = "";
        while (done < reckoning.assessed()) {
            String from = after;
            List<Assessed> participants = transactions.read(db -> RecordsReader.participants(db, program, from));
            results(participants, reckoning, done, new HashSet<>()).forEach(result -> digest.add(result.line()));
            done += participants.size();
            after = participants.get(participants.size() - 1).subject();
        }
        return digest.hex();
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

    private QuotaUnits quotaUnits(CompiledRulebook rulebook) {
        return new QuotaUnits(rulebook.quotaLevels(), territory::path);
    }

    /** The codes of the units that a unit counts in for quotas. */
    List<String> quotaUnits(CompiledRulebook rulebook, String unit) {
        return quotaUnits(rulebook).of(unit);
    }

    private static List<Stored> results(List<Assessed> participants, Reckoning reckoning, int first, Set<Grade.QuotaPlaces> quotas) {
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
