package org.linli.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.ScoreSheet.Limit;

/** Sums the items of one category and clamps the sum (M1), with groups where only the highest counts and zero-outs. */
final class CategoryScorer {

    private final String kind;
    private final Category category;
    private final List<ScoreSheet.ItemScore> scores = new ArrayList<>();
    private final Map<String, ItemWindows> highest;
    private long raw;
    private long sum;
    private boolean emptied;

    private CategoryScorer(String kind, Category category, Map<String, ItemWindows> highest) {
        this.kind = kind;
        this.category = category;
        this.highest = highest;
    }

    static ScoreSheet.CategoryScore score(String kind, List<CompiledRulebook.Place> places, ItemWindows[] items) {
        CategoryScorer scorer = new CategoryScorer(kind, places.get(0).category(), highest(kind, places, items));
        for (CompiledRulebook.Place place : places) {
            ItemWindows windows = items[place.index()];
            if (windows != null && !windows.isEmpty()) {
                scorer.add(windows);
            }
        }
        return scorer.clamped();
    }

    /** The item of each group that counts: the one with the largest amount, the first of equals. */
    private static Map<String, ItemWindows> highest(String kind, List<CompiledRulebook.Place> places, ItemWindows[] items) {
        Map<String, ItemWindows> highest = Map.of();
        for (CompiledRulebook.Place place : places) {
            ItemWindows windows = items[place.index()];
            String group = place.item().group();
            if (group == null || windows == null || !place.appliesTo(kind)) {
                continue;
            }
            if (highest.isEmpty()) {
                highest = new HashMap<>();
            }
            ItemWindows best = highest.get(group);
            if (best == null || Math.abs(once(windows)) > Math.abs(once(best))) {
                highest.put(group, windows);
            }
        }
        return highest;
    }

    private static long once(ItemWindows windows) {
        return windows.place().once(windows.counted());
    }

    private void add(ItemWindows windows) {
        CompiledRulebook.Place place = windows.place();
        long itemRaw = windows.raw();
        long capped = windows.counted();
        long counted = capped;
        Limit limit = capped == itemRaw ? Limit.NONE : Limit.CAP;
        int count = windows.count();
        String group = place.item().group();
        if (!place.appliesTo(kind)) {
            counted = 0;
            limit = Limit.KIND;
        } else {
            emptied |= place.item().zeroOut() && count > 0;
            if (group != null) {
                counted = highest.get(group) == windows ? once(windows) : 0;
                limit = counted == capped ? limit : Limit.HIGHEST_ONLY;
            }
        }
        raw += itemRaw;
        sum += counted;
        scores.add(new ScoreSheet.ItemScore(place.item().id(), Hundredths.points(itemRaw), Hundredths.points(counted), count, limit,
                place.item().cap() == null ? null : place.capPoints(), place.per(), windows.scores()));
    }

    private ScoreSheet.CategoryScore clamped() {
        BigDecimal summed = Hundredths.points(sum);
        BigDecimal counted = summed;
        Limit limit = Limit.NONE;
        BigDecimal bound = null;
        if (!category.appliesTo(kind)) {
            limit = Limit.KIND;
        } else if (emptied && sum > 0) {
            counted = Hundredths.points(0);
            limit = Limit.ZERO_OUT;
        } else if (category.cap() != null && summed.compareTo(category.cap()) > 0) {
            bound = category.cap();
            counted = bound;
            limit = Limit.CAP;
        } else if (category.floor() != null && summed.compareTo(category.floor()) < 0) {
            bound = category.floor();
            counted = bound;
            limit = Limit.FLOOR;
        }
        return new ScoreSheet.CategoryScore(category.id(), Hundredths.points(raw), summed, counted, limit, bound, scores);
    }
}
