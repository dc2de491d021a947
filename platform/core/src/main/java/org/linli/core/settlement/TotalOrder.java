package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private TotalOrder() {
    }

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

    /** Whether a settlement has such an order; one that is older than these has none. */
    static boolean isKept(Db db, String settlement) {
        return db.first("select run from settlement_totals where town = ? and settlement = ? and run = 0", row -> row.integer(1), db.town(), settlement).isPresent();
    }

    /** A part of it. @param from how many stand before it @param until how many stand before what follows it */
    static List<Integer> places(Db db, String settlement, int from, int until) {
        if (from >= until) {
            return List.of();
        }
        List<Integer> places = new ArrayList<>();
        db.each("select places from settlement_totals where town = ? and settlement = ? and run >= ? and run <= ? order by run",
                row -> Arrays.stream(row.text(1).split(" ")).map(Integer::valueOf).forEach(places::add), db.town(), settlement, from / RUN, (until - 1) / RUN);
        int before = from / RUN * RUN;
        return places.subList(Math.min(from - before, places.size()), Math.min(until - before, places.size()));
    }
}
