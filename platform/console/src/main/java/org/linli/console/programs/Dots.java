package org.linli.console.programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.linli.api.pages.Sheet;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Rulebook;

/** Everybody as a dot on the scale of final scores, coloured by tier. */
public final class Dots {

    private static final int ROWS = 5;
    /** How far apart dots of a row are, and how wide a letter is, in steps of the scale. */
    private static final double APART = 0.22;
    private static final double LETTER = 0.17;
    /** Up to so many of a sort are named in the picture. */
    private static final int NAMED = 3;

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
        List<Placed> dots = place(placed, step.doubleValue() * APART);
        data.put("points", dots.stream().map(dot -> point(dot, dots, step.doubleValue(), sheet)).toList());
        return data;
    }

    /** How many have the mark of a tier without a place in it. */
    public static long leftOut(List<Result> results) {
        return results.stream().filter(one -> !vetoed(one) && leftOut(one)).count();
    }

    /** How many are vetoed. */
    public static long vetoed(List<Result> results) {
        return results.stream().filter(Dots::vetoed).count();
    }

    private static boolean vetoed(Result one) {
        return one.reasons().stream().anyMatch(reason -> reason.startsWith("VETO"));
    }

    private static boolean leftOut(Result one) {
        return one.reasons().contains("QUOTA") || one.reasons().contains("QUOTA_TIE");
    }

    private record Placed(Result result, int row) {

        double at() {
            return result.total().doubleValue();
        }
    }

    /** Each in the lowest row where it touches nobody; where all are taken, above whoever is farthest. */
    private static List<Placed> place(List<Result> results, double apart) {
        List<Placed> placed = new ArrayList<>();
        double[] ends = new double[ROWS];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        results.stream().sorted(Comparator.comparing(Result::total)).forEach(one -> {
            int row = 0;
            int farthest = 0;
            while (row < ROWS && one.total().doubleValue() - ends[row] < apart) {
                farthest = ends[row] < ends[farthest] ? row : farthest;
                row++;
            }
            row = row == ROWS ? farthest : row;
            ends[row] = one.total().doubleValue();
            placed.add(new Placed(one, row));
        });
        return placed;
    }

    private Map<String, Object> point(Placed dot, List<Placed> all, double step, Sheet sheet) {
        Result one = dot.result();
        boolean veto = vetoed(one);
        Map<String, Object> point = new LinkedHashMap<>(Map.of("name", one.name(), "final", one.total(), "tier", one.tier(), "y", dot.row(), "flag", veto ? "veto" : leftOut(one) ? "flag" : ""));
        String label = veto ? sheet.say(Ruled.say("dots.veto", one.name())) : one.name();
        double wide = step * LETTER * (label.length() + 1);
        if (few(all, Dots::vetoed) && veto && clear(dot, all, dot.at() - wide, dot.at())) {
            point.putAll(Map.of("label", label, "side", "left"));
        } else if (few(all, this::highest) && highest(one) && clear(dot, all, dot.at(), dot.at() + wide)) {
            point.putAll(Map.of("label", label, "side", "right"));
        }
        return point;
    }

    private boolean highest(Result one) {
        return one.tier().equals(rules.tiers().get(0).id());
    }

    private static boolean few(List<Placed> all, Predicate<Result> which) {
        return all.stream().map(Placed::result).filter(which).count() <= NAMED;
    }

    /** Whether no other dot of its row lies between. */
    private static boolean clear(Placed dot, List<Placed> all, double from, double to) {
        return all.stream().noneMatch(other -> other != dot && other.row() == dot.row() && other.at() >= from && other.at() <= to);
    }
}
