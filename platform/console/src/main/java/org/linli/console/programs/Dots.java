package org.linli.console.programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.pages.Sheet;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Rulebook;

/** Everybody as a dot on the scale of final scores, coloured by tier. */
public final class Dots {

    private static final int ROWS = 5;

    private final Rulebook rules;

    public Dots(Rulebook rules) {
        this.rules = rules;
    }

    /** What the picture draws; null where there is nothing to place. */
    public Map<String, Object> of(List<Result> results, Sheet sheet) {
        List<Result> placed = results.stream().filter(one -> one.total() != null && one.tier() != null).toList();
        if (placed.isEmpty() || rules.tiers().isEmpty()) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        BigDecimal top = rules.scale() == null || rules.scale().max() == null
            ? placed.stream().map(Result::total).max(BigDecimal::compareTo).orElseThrow() : rules.scale().max();
        BigDecimal low = placed.stream().map(Result::total).min(BigDecimal::compareTo).orElseThrow();
        BigDecimal step = top.divide(BigDecimal.TEN, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
        data.put("min", low.divide(step, 0, RoundingMode.FLOOR).subtract(BigDecimal.ONE).multiply(step).max(BigDecimal.ZERO));
        data.put("max", top);
        data.put("step", step);
        data.put("tiers", rules.tiers().stream().map(tier -> Map.of("id", tier.id(), "name", sheet.say(Ruled.text(tier.title(), tier.id())), "color", Ruled.colour(rules, tier.id()))).toList());
        data.put("marks", rules.tiers().stream().filter(tier -> tier.from().compareTo(low) > 0)
            .map(tier -> Map.of("at", tier.from(), "name", sheet.say(Ruled.say("dots.mark", Ruled.text(tier.title(), tier.id()), Ruled.plain(tier.from()))))).toList());
        Map<Integer, Integer> there = new HashMap<>();
        BigDecimal wide = step.divide(BigDecimal.valueOf(10), 2, RoundingMode.HALF_UP).max(new BigDecimal("0.01"));
        data.put("points", placed.stream().map(one -> point(one, there.merge(one.total().divide(wide, 0, RoundingMode.FLOOR).intValue(), 1, Integer::sum) - 1)).toList());
        return data;
    }

    private static Map<String, Object> point(Result one, int before) {
        String flag = one.reasons().stream().anyMatch(reason -> reason.startsWith("VETO")) ? "veto" : one.reasons().isEmpty() ? "" : "flag";
        return Map.of("name", one.name(), "final", one.total(), "tier", one.tier(), "y", before % ROWS, "flag", flag);
    }
}
