package org.linli.scoring;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Scale;

/**
 * Scores one subject at a time from its tallies and brought-in scores (M1, M2): exact, the same whatever the order of
 * tallies, rounded by nobody but the reader of the sheet. Immutable and safe for many threads.
 */
public final class PointsScorer {

    private static final int EVER = Integer.MAX_VALUE;

    private final CompiledRulebook compiled;

    public PointsScorer(CompiledRulebook compiled) {
        this.compiled = compiled;
    }

    /**
     * The score over the whole cycle.
     *
     * @param kind    the subject's kind, or null where the rulebook has none; items not meant for it count nothing
     * @param tallies the subject's tallies, in any order
     * @param scores  by component id, what was brought in; a component without one makes the final score wait
     * @throws IllegalArgumentException if a tally names an item that the rulebook doesn't have or a bucket that doesn't
     *                                  fit it, or a score is outside 0…max
     */
    public ScoreSheet score(String kind, Iterable<Tally> tallies, Map<String, BigDecimal> scores) {
        return score(kind, tallies, scores, EVER);
    }

    /**
     * The score as it stood at the end of a month, for statements: what a quarter brought is the difference between
     * two such scores.
     *
     * @param until the last month that counts
     */
    public ScoreSheet scoreUntil(YearMonth until, String kind, Iterable<Tally> tallies, Map<String, BigDecimal> scores) {
        return score(kind, tallies, scores, until.getYear() * 12 + until.getMonthValue());
    }

    private ScoreSheet score(String kind, Iterable<Tally> tallies, Map<String, BigDecimal> scores, int until) {
        ItemWindows[] items = new ItemWindows[compiled.items()];
        for (Tally tally : tallies) {
            CompiledRulebook.Place place = compiled.place(tally.item());
            if (place == null) {
                throw new IllegalArgumentException("Rulebook " + compiled.rulebook().id() + " has no item " + tally.item());
            }
            if (items[place.index()] == null) {
                items[place.index()] = new ItemWindows(place);
            }
            items[place.index()].add(tally, until);
        }
        Rulebook rulebook = compiled.rulebook();
        List<ScoreSheet.ComponentScore> components = new ArrayList<>(rulebook.components().size());
        List<String> waiting = new ArrayList<>(1);
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < rulebook.components().size(); i++) {
            Component component = rulebook.components().get(i);
            ScoreSheet.ComponentScore score = component.points() == null ? broughtIn(component, scores.get(component.id()))
                    : points(component, kind, compiled.categories(i), items);
            components.add(score);
            if (score.value() == null) {
                waiting.add(component.id());
            } else {
                total = total.add(score.value().multiply(component.weight()));
            }
        }
        return new ScoreSheet(kind, components, waiting, waiting.isEmpty() ? rulebook.scale().clamp(total) : null);
    }

    private static ScoreSheet.ComponentScore broughtIn(Component component, BigDecimal score) {
        if (score != null && (score.signum() < 0 || score.compareTo(component.maxScore()) > 0)) {
            throw new IllegalArgumentException("A score for " + component.id() + " is from 0 to " + component.maxScore() + ", not " + score);
        }
        return new ScoreSheet.ComponentScore(component.id(), component.weight(), score, null, null, ScoreSheet.Limit.NONE, List.of());
    }

    private ScoreSheet.ComponentScore points(Component component, String kind, List<List<CompiledRulebook.Place>> categories,
                                             ItemWindows[] items) {
        List<ScoreSheet.CategoryScore> scores = new ArrayList<>(categories.size());
        BigDecimal sum = component.points().base();
        for (List<CompiledRulebook.Place> places : categories) {
            ScoreSheet.CategoryScore score = CategoryScorer.score(kind, places, items);
            scores.add(score);
            sum = sum.add(score.counted());
        }
        Scale scale = compiled.rulebook().scale();
        BigDecimal value = scale.clamp(sum);
        int change = value.compareTo(sum);
        ScoreSheet.Limit limit = change == 0 ? ScoreSheet.Limit.NONE : change < 0 ? ScoreSheet.Limit.CAP : ScoreSheet.Limit.FLOOR;
        return new ScoreSheet.ComponentScore(component.id(), component.weight(), value, component.points().base(), sum, limit, scores);
    }
}
