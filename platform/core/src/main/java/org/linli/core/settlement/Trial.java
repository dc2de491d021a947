package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Moved;
import org.linli.api.programs.Results.Preview;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.PublishedRulebooks;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.settlement.RecordsReader.Assessed;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade;
import org.linli.scoring.Period;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Veto;

/** Tries a rulebook on a program's records and says whose tier would change; nothing is stored. */
final class Trial {

    private static final int MOVED = 1_000;

    private final Transactions transactions;
    private final Settler settler;
    private final RulebookShelf rulebooks;
    private final ProgramState state;

    Trial(Transactions transactions, Settler settler, RulebookShelf rulebooks, ProgramState state) {
        this.transactions = transactions;
        this.settler = settler;
        this.rulebooks = rulebooks;
        this.state = state;
    }

    private record Standing(String tier, BigDecimal total) {
    }

    /** @param yaml null for the program's own rulebook */
    Preview run(String yaml) {
        Program program = state.program();
        CompiledRulebook own = transactions.read(db -> rulebooks.rules(db, program)).compiled();
        Reckoning then = yaml == null ? asItStands(own) : tried(new CompiledRulebook(PublishedRulebooks.parse(yaml)));
        boolean settled = transactions.read(db -> SettlementStore.newest(db, program.id())).isPresent();
        Reckoning now = settled ? null : yaml == null ? then : asItStands(own);
        return compare(now, then);
    }

    private Reckoning asItStands(CompiledRulebook own) {
        String program = state.program().id();
        return settler.reckon(program, own, TallySource.kept(program, own), UnaryOperator.identity(), Lanes.one(), Settler.Progress.NONE);
    }

    private Reckoning tried(CompiledRulebook rulebook) {
        Program program = state.program();
        EntrySums sums = EntrySums.tried(rulebook, Period.of(program.period()));
        Map<String, BigDecimal> maxima = rulebook.rulebook().components().stream().filter(component -> component.points() == null)
                .collect(Collectors.toMap(Component::id, Component::maxScore));
        Set<String> vetoes = rulebook.rulebook().vetoes().stream().map(Veto::id).collect(Collectors.toSet());
        return settler.reckon(program.id(), rulebook, TallySource.entries(program.id(), state.headSeq(), sums),
                records -> fitted(records, maxima, vetoes), Lanes.one(), Settler.Progress.NONE);
    }

    /** Records as they are under another rulebook: without what it doesn't know, scores at most its maximum. */
    private static SubjectRecords fitted(SubjectRecords records, Map<String, BigDecimal> maxima, Set<String> vetoes) {
        Map<String, BigDecimal> scores = new HashMap<>();
        records.scores().forEach((component, score) -> {
            if (maxima.containsKey(component)) {
                scores.put(component, score.min(maxima.get(component)));
            }
        });
        return new SubjectRecords(records.subject(), records.name(), records.unit(), records.kind(), records.tallies(), scores,
                records.vetoes().stream().filter(vetoes::contains).toList());
    }

    /** @param now null to compare with the newest settlement */
    private Preview compare(Reckoning now, Reckoning then) {
        Map<String, Integer> tiers = new HashMap<>();
        List<Moved> moved = new ArrayList<>();
        settler.again(state, then, (page, first) -> {
            Map<String, Stored> stored = now != null ? Map.of() : stored(page);
            for (int i = 0; i < page.size(); i++) {
                Assessed one = page.get(i);
                Grade grade = then.grade(first + i);
                if (grade.tier() != null) {
                    tiers.merge(grade.tier(), 1, Integer::sum);
                }
                Standing was = now != null ? standing(now.grade(first + i)) : standing(stored.get(one.subject()));
                if (!Objects.equals(was.tier(), grade.tier()) && moved.size() < MOVED) {
                    moved.add(new Moved(one.subject(), one.unit(), was.tier(), grade.tier(), was.total(), grade.total()));
                }
            }
        });
        return new Preview(then.assessed(), then.waiting(), tiers, moved);
    }

    private static Standing standing(Grade grade) {
        return new Standing(grade.tier(), grade.total());
    }

    private static Standing standing(Stored stored) {
        return stored == null ? new Standing(null, null) : new Standing(stored.tier(), stored.total());
    }

    private Map<String, Stored> stored(List<Assessed> page) {
        return transactions.read(db -> {
            String settlement = SettlementStore.newest(db, state.program().id()).orElseThrow().settlement().id();
            return ResultStore.between(db, settlement, page.get(0).subject(), page.get(page.size() - 1).subject()).stream()
                    .collect(Collectors.toMap(Stored::subject, Function.identity()));
        });
    }
}
