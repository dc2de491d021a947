package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.linli.api.data.Db;

/**
 * The order of a settlement's results by their final scores, as a list of their places that is kept in runs.
 *
 * <p>An index on the scores would be the usual way; it would have to be kept with each of half a million results, and this is written once, behind them.
 */
final class TotalOrder {

    private static final List<String> COLUMNS = List.of("town", "settlement", "run", "places");
    /** Places in a run. */
    private static final int RUN = 200;

    /** Settlements without such runs that are looked at in turn, of 10 MB each at most; beyond that, all are forgotten. */
    private static final int MOST = 4;

    /** Of settlements that are older than these runs. */
    private final Map<String, List<Integer>> older = new ConcurrentHashMap<>();

    /** @param places from the highest final score on, those without one last */
    static void load(Db db, String settlement, int[] places) {
        List<Object[]> runs = new ArrayList<>();
        for (int from = 0; from < places.length; from += RUN) {
            runs.add(new Object[] {db.town(), settlement, from / RUN, joined(places, from)});
        }
        db.load("settlement_totals", COLUMNS, runs);
    }

    private static String joined(int[] places, int from) {
        return Arrays.stream(places, from, Math.min(from + RUN, places.length)).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    static void delete(Db db, String settlement) {
        db.update("delete from settlement_totals where town = ? and settlement = ?", db.town(), settlement);
    }

    /** A part of it. @param from how many stand before it @param until how many stand before what follows it */
    List<Integer> places(Db db, String settlement, int from, int until) {
        if (from >= until) {
            return List.of();
        }
        List<Integer> places = new ArrayList<>();
        db.each("select places from settlement_totals where town = ? and settlement = ? and run >= ? and run <= ? order by run",
                row -> Arrays.stream(row.text(1).split(" ")).map(Integer::valueOf).forEach(places::add), db.town(), settlement, from / RUN, (until - 1) / RUN);
        return places.isEmpty() ? part(sorted(db, settlement), from, until) : part(places, from % RUN, until - from / RUN * RUN);
    }

    private static List<Integer> part(List<Integer> places, int from, int until) {
        return places.subList(Math.min(from, places.size()), Math.min(until, places.size()));
    }

    private List<Integer> sorted(Db db, String settlement) {
        List<Integer> known = older.get(settlement);
        if (known == null) {
            known = ResultStore.placesByTotal(db, settlement);
            if (older.size() >= MOST) {
                older.clear();
            }
            older.put(settlement, known);
        }
        return known;
    }
}
