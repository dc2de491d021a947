package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.programs.Results.Count;
import org.linli.api.programs.Results.Order;
import org.linli.api.programs.Results.Settlement;
import org.linli.core.Lookup;
import org.linli.core.programs.Cursor;
import org.linli.core.settlement.ResultStore.Stored;

/**
 * Pages of a settlement's results in each order that there is, none of which reads all of half a million.
 *
 * @param wanted those that are looked for, anew for each statement
 * @param all    whether those are all
 * @param tiers  the rulebook's, high to low
 * @param totals the order by final scores
 */
record OrderedResults(Db db, Settlement settlement, Supplier<Selection> wanted, boolean all, List<String> tiers, TotalOrder totals) {

    /** What is sorted by the database where it is all that is wanted; more of them are looked for in the order that is kept. */
    private static final int FEW = 2_000;
    /** Results looked through at once. */
    private static final int STEP = 500;
    /** Before the cursors of what the database sorted: the final score, if any, and the place. */
    private static final String SORTED = "sorted:";

    /** A result with how many stand before it, or in which of the tiers it is. */
    private record Numbered(int number, Stored result) {
    }

    Page<Stored> page(Order order, String cursor, int rows) {
        String after = cursor == null || cursor.isEmpty() ? null : cursor;
        return switch (order) {
            case SUBJECT -> Page.cut(wanted.get().and("subject > ?", after == null ? "" : after).first(db, "subject", rows + 1, ResultStore::stored), rows, Stored::subject);
            case RANK -> Page.cut(wanted.get().and("place > ?", number(after)).first(db, "place", rows + 1, ResultStore::stored), rows,
                    result -> String.valueOf(result.place()));
            case RANK_FALLING, TOTAL, TOTAL_FALLING -> sortedOrLookedUp(order, after, rows);
            case TIER -> byTier(tiers, after, rows);
            case TIER_FALLING -> byTier(turned(tiers), after, rows);
        };
    }

    private Page<Stored> byTier(List<String> order, String after, int rows) {
        int[] from = tierAndPlace(after);
        Optional<Count> counts = UnitCounts.all(db, settlement.id());
        List<Numbered> found = new ArrayList<>();
        for (int tier = from[0]; tier <= order.size() && found.size() <= rows; tier++) {
            String id = tier == order.size() ? null : order.get(tier);
            if (counts.isEmpty() || in(counts.get(), id) > 0) {
                int number = tier;
                Selection some = wanted.get().and("place > ?", tier == from[0] ? from[1] : 0);
                (id == null ? some.and("tier is null") : some.and("tier = ?", id)).first(db, "place", rows + 1 - found.size(), ResultStore::stored)
                        .forEach(result -> found.add(new Numbered(number, result)));
            }
        }
        return Page.cut(found, rows, one -> one.number() + "-" + one.result().place()).map(Numbered::result);
    }

    /** How many are in a tier. @param tier null for none */
    private static int in(Count count, String tier) {
        return tier != null ? count.tiers().getOrDefault(tier, 0) : count.all() - count.tiers().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int[] tierAndPlace(String after) {
        if (after == null) {
            return new int[] {0, 0};
        }
        String[] parts = after.split("-", 2);
        return new int[] {number(parts[0]), number(parts.length == 1 ? null : parts[1])};
    }

    /** Derby reads no index backwards, and no order by scores has one. */
    private Page<Stored> sortedOrLookedUp(Order order, String after, int rows) {
        if (after != null && after.startsWith(SORTED)) {
            return sorted(order, after.substring(SORTED.length()), rows);
        }
        return after == null && !all && areFew() ? sorted(order, null, rows) : lookedUp(order, number(after), rows);
    }

    private boolean areFew() {
        return wanted.get().first(db, "place", FEW + 1, row -> row.integer(4)).size() <= FEW;
    }

    /** @param after the final score, if any, and the place of the last one before, with a blank between; null at first */
    private Page<Stored> sorted(Order order, String after, int rows) {
        Selection some = wanted.get();
        if (after != null) {
            behind(some, order, after);
        }
        List<Stored> found = some.first(db, switch (order) {
            case TOTAL -> "total nulls last, case when total is null then place else -place end";
            case TOTAL_FALLING -> "total desc nulls last, place";
            default -> "place desc";
        }, rows + 1, ResultStore::stored);
        return Page.cut(found, rows, result -> SORTED + (result.total() == null ? "" : result.total().toPlainString()) + " " + result.place());
    }

    private static void behind(Selection some, Order order, String after) {
        int blank = after.indexOf(' ');
        int place = number(after.substring(blank + 1));
        if (order == Order.RANK_FALLING) {
            some.and("place < ?", place);
        } else if (blank < 1) {
            some.and("total is null and place > ?", place);
        } else {
            BigDecimal total = total(after.substring(0, blank));
            some.and(order == Order.TOTAL_FALLING ? "(total < ? or total = ? and place > ? or total is null)"
                    : "(total > ? or total = ? and place < ? or total is null)", total, total, place);
        }
    }

    /** Of a cursor; what no page can have given stands behind all of them. */
    private static int number(String text) {
        return (int) Math.min(Integer.MAX_VALUE, Cursor.of(text));
    }

    private static BigDecimal total(String text) {
        if (!text.matches("-?\\d{1,10}(\\.\\d{1,2})?")) {
            throw Cursor.unknown(text);
        }
        return new BigDecimal(text);
    }

    /** By the places that stand next in that order. @param from how many stand before */
    private Page<Stored> lookedUp(Order order, int from, int rows) {
        List<Numbered> found = new ArrayList<>();
        int last = settlement.assessed();
        for (int at = from; found.size() <= rows && at < last;) {
            int until = Math.min(last, at + (all ? rows + 1 - found.size() : STEP));
            List<Integer> places = places(order, at, until);
            Map<Integer, Stored> there = at(places);
            for (int i = 0; i < places.size(); i++) {
                if (there.containsKey(places.get(i))) {
                    found.add(new Numbered(at + i, there.get(places.get(i))));
                }
            }
            at = until;
        }
        return Page.cut(found.subList(0, Math.min(rows + 1, found.size())), rows, one -> String.valueOf(one.number() + 1)).map(Numbered::result);
    }

    private List<Integer> places(Order order, int from, int until) {
        return switch (order) {
            case TOTAL -> rising(from, until);
            case TOTAL_FALLING -> totals.places(db, settlement.id(), from, until);
            default -> IntStream.range(from, until).mapToObj(before -> settlement.assessed() - before).toList();
        };
    }

    private List<Integer> rising(int from, int until) {
        int scored = settlement.assessed() - settlement.waiting();
        List<Integer> places = new ArrayList<>(turned(totals.places(db, settlement.id(), scored - Math.min(until, scored), scored - Math.min(from, scored))));
        places.addAll(totals.places(db, settlement.id(), Math.max(from, scored), until));
        return places;
    }

    private Map<Integer, Stored> at(List<Integer> places) {
        Selection some = wanted.get();
        return Lookup.of(db, some.sql() + " and place = ?", ResultStore::stored, places, some.values().toArray()).stream()
                .collect(Collectors.toMap(Stored::place, Function.identity()));
    }

    private static <T> List<T> turned(List<T> all) {
        List<T> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        return turned;
    }
}
