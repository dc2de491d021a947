package org.linli.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.linli.scoring.rulebook.Indicator;
import org.linli.scoring.rulebook.Metric;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.StarLevel;
import org.linli.scoring.rulebook.StarRule;
import org.linli.scoring.rulebook.StarTitle;

/** Gives stars in the way that the rulebook says (M6). */
public final class StarRater {

    private final Rulebook rulebook;
    private final StarRule rule;

    public StarRater(Rulebook rulebook) {
        if (rulebook.stars() == null) {
            throw new IllegalArgumentException("Rulebook " + rulebook.id() + " gives no stars");
        }
        this.rulebook = rulebook;
        this.rule = rulebook.stars();
    }

    /** One star for each indicator at or above the mark. */
    public Stars byAspect(Map<String, BigDecimal> scores) {
        expect(StarRule.By.ASPECT);
        String[] missing = rulebook.indicators().stream().map(Indicator::id).filter(id -> !scores.containsKey(id))
                .map(id -> "WAITING:" + id).toArray(String[]::new);
        if (missing.length > 0) {
            return Stars.none(missing);
        }
        return stars((int) rulebook.indicators().stream().filter(i -> scores.get(i.id()).compareTo(rule.mark()) >= 0).count());
    }

    /** By the final score, rounded. */
    public Stars byThreshold(BigDecimal score) {
        expect(StarRule.By.THRESHOLD);
        return rule.levels().stream().filter(level -> score.compareTo(level.from()) >= 0).findFirst()
                .map(level -> stars(level.stars())).orElseGet(Stars::none);
    }

    /** By the share of those ranked: a level holds while rank ÷ ranked is at most its top. */
    public Stars byShare(int rank, int ranked) {
        expect(StarRule.By.SHARE);
        return rule.levels().stream().filter(level -> level.top().covers(rank, ranked)).findFirst()
                .map(level -> stars(level.stars())).orElseGet(Stars::none);
    }

    /** The highest level all of whose metrics are met; below the lowest level, the metrics that miss it. */
    public Stars byGate(Map<String, BigDecimal> metrics) {
        expect(StarRule.By.GATE);
        for (StarLevel level : rule.levels()) {
            if (missed(level, metrics).isEmpty()) {
                return stars(level.stars());
            }
        }
        List<String> missed = missed(rule.levels().get(rule.levels().size() - 1), metrics);
        List<String> unknown = missed.stream().filter(m -> !metrics.containsKey(m)).toList();
        return unknown.isEmpty() ? Stars.none("BELOW:" + String.join("+", missed))
                : Stars.none(unknown.stream().map(m -> "WAITING:" + m).toArray(String[]::new));
    }

    private List<String> missed(StarLevel level, Map<String, BigDecimal> metrics) {
        return rulebook.metrics().stream().map(Metric::id).filter(level.atLeast()::containsKey)
                .filter(id -> metrics.get(id) == null || metrics.get(id).compareTo(level.atLeast().get(id)) < 0)
                .toList();
    }

    private Stars stars(int stars) {
        String title = rule.titles().stream().filter(t -> stars >= t.from()).findFirst().map(StarTitle::id).orElse(null);
        return new Stars(stars, title, List.of());
    }

    private void expect(StarRule.By by) {
        if (rule.by() != by) {
            throw new IllegalStateException("Rulebook " + rulebook.id() + " gives stars by " + rule.by() + ", not by " + by);
        }
    }
}
