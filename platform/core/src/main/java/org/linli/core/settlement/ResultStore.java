package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.programs.Results.Result;
import org.linli.core.Lookup;

/** The results of settlements. */
final class ResultStore {

    private static final List<String> COLUMNS = List.of("town", "settlement", "subject", "name", "unit", "place", "components", "total",
            "standing", "ranked", "tier", "reasons");
    static final String RESULT = "select subject, name, unit, place, components, total, standing, ranked, tier, reasons from results "
            + "where town = ? and settlement = ?";
    private static final String OF_SUBJECT = "select subject, name, unit, place, components, total, standing, ranked, tier, reasons, settlement from results "
            + "where town = ? and subject = ? and settlement = ?";
    /** Rows deleted in one transaction, so that no engine locks the whole table. */
    private static final int CHUNK = 5_000;

    private ResultStore() {
    }

    /**
     * A result as it is stored.
     *
     * @param place      from 1 in the order of the units that are ranked within, ranks and subjects
     * @param ranked     how many are ranked where this one is
     * @param components scores in the rulebook's order, joined by semicolons; blank where one waits
     * @param reasons    joined by semicolons; null without any
     */
    record Stored(String subject, String name, String unit, int place, String components, BigDecimal total, Integer rank, int ranked,
                  String tier, String reasons) {

        /** What the digest of a settlement covers: all but the name and the place, which follow from the rest. */
        String line() {
            return subject + ',' + unit + ',' + components + ',' + blank(total) + ',' + blank(rank) + ',' + blank(tier) + ',' + blank(reasons)
                    + '\n';
        }

        private static String blank(Object value) {
            return value == null ? "" : value.toString();
        }

        /** As others see it. @param ids of the components in order */
        Result result(List<String> ids) {
            String[] scores = components.split(";", -1);
            Map<String, BigDecimal> byId = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                byId.put(ids.get(i), scores[i].isEmpty() ? null : new BigDecimal(scores[i]));
            }
            return new Result(subject, name, unit, byId, total, rank, tier, reasons == null ? List.of() : List.of(reasons.split(";")));
        }
    }

    static void load(Db db, String settlement, List<Stored> results) {
        String town = db.town();
        db.load("results", COLUMNS, results.stream().map(r -> new Object[] {town, settlement, r.subject(), r.name(), r.unit(), r.place(),
            r.components(), r.total(), r.rank(), r.ranked(), r.tier(), r.reasons()}).toList());
    }

    /** Deletes some rows. @param after the last place of the rows deleted before, 0 at first */
    static void delete(Db db, String settlement, int after) {
        db.update("delete from results where town = ? and settlement = ? and place > ? and place <= ?", db.town(), settlement, after,
                after + CHUNK);
    }

    /** The first place that a call of {@link #delete} leaves. */
    static int next(int after) {
        return after + CHUNK;
    }

    static int lastPlace(Db db, String settlement) {
        return db.first("select max(place) from results where town = ? and settlement = ?", row -> row.integer(1), db.town(), settlement)
                .orElse(0);
    }

    static Optional<Stored> find(Db db, String settlement, String subject) {
        return db.first(RESULT + " and subject = ?", ResultStore::stored, db.town(), settlement, subject);
    }

    /** A subject's results in several settlements, by settlement. */
    static Map<String, Stored> of(Db db, String subject, Collection<String> settlements) {
        Map<String, Stored> found = new HashMap<>();
        Lookup.of(db, OF_SUBJECT, row -> Map.entry(row.text(11), stored(row)), settlements, db.town(), subject)
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /** By subject, from the first to the last. */
    static List<Stored> between(Db db, String settlement, String first, String last) {
        return db.list(RESULT + " and subject >= ? and subject <= ? order by subject", ResultStore::stored, db.town(), settlement, first, last);
    }

    static void each(Db db, String settlement, Consumer<Stored> reader) {
        db.each(RESULT + " order by subject", row -> reader.accept(stored(row)), db.town(), settlement);
    }

    /** The places of all, from the highest final score on, those without one last. */
    static List<Integer> placesByTotal(Db db, String settlement) {
        return db.list("select place from results where town = ? and settlement = ? order by total desc nulls last, place", row -> row.integer(1), db.town(), settlement);
    }

    /** By place. @param after the last place of the page before, 0 at first */
    static List<Stored> byPlace(Db db, String settlement, int after, int rows) {
        return of(db, settlement).and("place > ?", after).first(db, "place", rows, ResultStore::stored);
    }

    /** How many are in each tier; those without one are left out. */
    static Map<String, Integer> tiers(Db db, String settlement) {
        Map<String, Integer> tiers = new LinkedHashMap<>();
        db.each("select tier, count(*) from results where town = ? and settlement = ? and tier is not null group by tier",
                row -> tiers.put(row.text(1), row.integer(2)), db.town(), settlement);
        return tiers;
    }

    /** The first subjects without a final score. */
    static List<String> waiting(Db db, String settlement, int rows) {
        return db.list("select subject from results where town = ? and settlement = ? and total is null order by subject fetch first ? rows only",
                row -> row.text(1), db.town(), settlement, rows);
    }

    /** All of a settlement, to be narrowed down. */
    static Selection of(Db db, String settlement) {
        return new Selection(RESULT, db.town(), settlement);
    }

    static Stored stored(Row row) {
        return new Stored(row.text(1), row.text(2), row.text(3), row.integer(4), row.text(5), row.decimal(6),
                row.missing(7) ? null : row.integer(7), row.integer(8), row.text(9), row.text(10));
    }
}
