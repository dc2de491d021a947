package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.linli.api.data.Db;
import org.linli.api.programs.Results.Count;
import org.linli.api.programs.Results.InUnit;
import org.linli.core.settlement.ResultStore.Stored;

/** How many results a settlement has in each unit and tier, kept beside them, so that no page counts half a million. */
final class UnitCounts {

    private static final List<String> COLUMNS = List.of("town", "settlement", "unit", "tier", "results", "waiting", "flagged");
    /** Stands in the key for no tier, and for all units together. */
    private static final String NONE = "";

    private record Key(String unit, String tier) {
    }

    private final Map<Key, int[]> counts = new HashMap<>();

    void add(Stored result) {
        String tier = result.tier() == null ? NONE : result.tier();
        count(new Key(result.unit(), tier), result);
        count(new Key(NONE, tier), result);
    }

    private void count(Key key, Stored result) {
        int[] count = counts.computeIfAbsent(key, first -> new int[3]);
        count[0]++;
        count[1] += result.total() == null ? 1 : 0;
        count[2] += result.reasons() == null ? 0 : 1;
    }

    void load(Db db, String settlement) {
        db.load("settlement_units", COLUMNS, counts.entrySet().stream().map(one -> new Object[] {db.town(), settlement, one.getKey().unit(),
            one.getKey().tier(), one.getValue()[0], one.getValue()[1], one.getValue()[2]}).toList());
    }

    static void delete(Db db, String settlement) {
        db.update("delete from settlement_units where town = ? and settlement = ?", db.town(), settlement);
    }

    /** All of a settlement; empty for one that has none, or that is older than these counts. */
    static Optional<Count> all(Db db, String settlement) {
        int[] sums = new int[3];
        Map<String, Integer> tiers = new TreeMap<>();
        db.each("select tier, results, waiting, flagged from settlement_units where town = ? and settlement = ? and unit = ''", row -> {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row.integer(i + 2);
            }
            if (!row.text(1).equals(NONE)) {
                tiers.put(row.text(1), row.integer(2));
            }
        }, db.town(), settlement);
        return sums[0] == 0 ? Optional.empty() : Optional.of(new Count(sums[0], sums[1], sums[2], tiers));
    }

    /** Whether nobody is in a tier, so that nobody has to be looked for among half a million. @param tier null for any */
    static boolean hasNobody(Db db, String settlement, String tier) {
        return tier != null && all(db, settlement).filter(count -> !count.tiers().containsKey(tier)).isPresent();
    }

    /** The units that anybody has a result in; empty as above. */
    static Set<String> codes(Db db, String settlement) {
        return Set.copyOf(db.list("select distinct unit from settlement_units where town = ? and settlement = ? and unit > ''", row -> row.text(1), db.town(), settlement));
    }

    /** A unit besides one in which somebody is scored and in one of the tiers, if there is one. @param tiers at least one */
    static Set<String> another(Db db, String settlement, String unit, Collection<String> tiers) {
        List<Object> values = new ArrayList<>(List.of(db.town(), settlement, unit));
        values.addAll(tiers);
        return Set.copyOf(db.list("select unit from settlement_units where town = ? and settlement = ? and unit > '' and unit <> ? and results > waiting and tier in ("
                + String.join(", ", Collections.nCopies(tiers.size(), "?")) + ") fetch first 1 rows only", row -> row.text(1), values.toArray()));
    }

    /** The first units by code, those left out that have nobody in a tier; empty as above. @param rows of how many units and tiers at most */
    static List<InUnit> units(Db db, String settlement, int rows) {
        Map<String, Map<String, Integer>> units = new TreeMap<>();
        db.each("select unit, tier, results from settlement_units where town = ? and settlement = ? and unit > '' and tier <> '' order by unit, tier fetch first ? rows only",
                row -> units.computeIfAbsent(row.text(1), unit -> new TreeMap<>()).put(row.text(2), row.integer(3)), db.town(), settlement, rows);
        List<InUnit> found = new ArrayList<>();
        units.forEach((unit, tiers) -> found.add(new InUnit(unit, tiers)));
        return found;
    }
}
