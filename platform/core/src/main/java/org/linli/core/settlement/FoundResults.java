package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Count;
import org.linli.api.programs.Results.InUnit;
import org.linli.api.programs.Results.Wanted;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;
import org.linli.core.programs.Reach;
import org.linli.core.settlement.ResultStore.Stored;

/** Results as they are looked for; those of a unit are found by where their subjects stand among the participants now. */
final class FoundResults {

    private static final String OF_PART = "exists (select 1 from participants p where p.town = results.town and p.program = ? and p.subject = results.subject"
            + " and p.unit_path >= ? and p.unit_path < ?)";
    private static final String OF_KIND = "exists (select 1 from participants p where p.town = results.town and p.program = ? and p.subject = results.subject"
            + " and p.kind = ?)";

    private FoundResults() {
    }

    static Selection of(Db db, Program program, String settlement, UnitPath part, Wanted wanted) {
        Selection found = ResultStore.of(db, settlement).andIfGiven("tier = ?", wanted.tier());
        if (part != null) {
            found.and(OF_PART, program.id(), part.value(), part.end());
        }
        if (wanted.kind() != null) {
            found.and(OF_KIND, program.id(), wanted.kind());
        }
        if (wanted.flagged()) {
            found.and("reasons is not null");
        }
        if (wanted.text() != null) {
            String typed = Reach.plain(wanted.text());
            found.and("(subject like ? escape '!' or name like ? escape '!')", typed + "%", "%" + typed + "%");
        }
        return found;
    }

    /** Whether it is asked for all of them. */
    static boolean isAll(UnitPath part, Wanted wanted) {
        return part == null && wanted.tier() == null && wanted.kind() == null && !wanted.flagged() && wanted.text() == null;
    }

    static Count count(Db db, Program program, String settlement, UnitPath part) {
        Optional<Count> kept = part == null ? UnitCounts.all(db, settlement) : Optional.empty();
        return kept.orElseGet(() -> counted(db, program, settlement, part));
    }

    private static Count counted(Db db, Program program, String settlement, UnitPath part) {
        int[] sums = new int[3];
        Map<String, Integer> tiers = new TreeMap<>();
        List<Object> values = new ArrayList<>(List.of(db.town(), settlement));
        if (part != null) {
            values.addAll(List.of(program.id(), part.value(), part.end()));
        }
        db.each("select tier, count(*), sum(case when total is null then 1 else 0 end), sum(case when reasons is null then 0 else 1 end) from results"
                + " where town = ? and settlement = ?" + (part == null ? "" : " and " + OF_PART) + " group by tier", row -> {
                    sums[0] += row.integer(2);
                    sums[1] += row.integer(3);
                    sums[2] += row.integer(4);
                    if (!row.missing(1)) {
                        tiers.put(row.text(1), row.integer(2));
                    }
                }, values.toArray());
        return new Count(sums[0], sums[1], sums[2], tiers);
    }

    /** @param most at most so many @param tiers how many the rulebook has */
    static List<InUnit> units(Db db, Program program, String settlement, UnitPath part, int most, int tiers) {
        if (tiers == 0) {
            return List.of();
        }
        boolean kept = part == null && UnitCounts.all(db, settlement).isPresent();
        return (kept ? UnitCounts.units(db, settlement, (int) Math.min(Integer.MAX_VALUE, (long) most * tiers)) : countedUnits(db, program, settlement, part)).stream()
                .limit(most).toList();
    }

    private static List<InUnit> countedUnits(Db db, Program program, String settlement, UnitPath part) {
        Map<String, Map<String, Integer>> units = new TreeMap<>();
        List<Object> values = new ArrayList<>(List.of(db.town(), settlement));
        if (part != null) {
            values.addAll(List.of(program.id(), part.value(), part.end()));
        }
        db.each("select unit, tier, count(*) from results where town = ? and settlement = ? and tier is not null" + (part == null ? "" : " and " + OF_PART)
                + " group by unit, tier", row -> units.computeIfAbsent(row.text(1), unit -> new TreeMap<>()).put(row.text(2), row.integer(3)), values.toArray());
        return units.entrySet().stream().map(unit -> new InUnit(unit.getKey(), unit.getValue())).toList();
    }

    static List<Stored> among(Db db, String settlement, Collection<String> subjects) {
        return Lookup.of(db, ResultStore.RESULT + " and subject = ?", ResultStore::stored, subjects, db.town(), settlement);
    }
}
