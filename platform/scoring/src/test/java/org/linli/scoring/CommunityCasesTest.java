package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.scoring.rulebook.Panel;
import org.linli.scoring.rulebook.Rulebook;

/** Cases R1, R2, R5 and S1: communities, townships and their stars. */
class CommunityCasesTest {

    @Test
    void tenAspectsGiveTenStars() {
        Case r1 = new Case("R1");
        StarRater rater = new StarRater(r1.rulebook());
        List<String> results = new ArrayList<>();
        byUnit(r1.rows("scores.csv")).forEach((unit, rows) -> {
            Map<String, BigDecimal> scores = values(rows, "indicator", "score");
            Stars stars = rater.byAspect(scores);
            BigDecimal total = scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            results.add(String.join(",", unit, total.setScale(2).toString(), stars.stars().toString(), stars.title() == null ? "" : stars.title()));
        });
        assertEquals(expected("R1"), results);
    }

    @Test
    void weightedPanelsRankCommunitiesAndSharesGiveStars() {
        Case r2 = new Case("R2");
        Rulebook rulebook = r2.rulebook();
        PanelScorer scorer = new PanelScorer(rulebook);
        Map<String, List<String>> disqualified = new TreeMap<>();
        r2.rows("disqualifications.csv").forEach(d -> disqualified.computeIfAbsent(d.get("unit"), u -> new ArrayList<>()).add(d.get("disqualifier")));
        Map<String, List<Map<String, String>>> byUnit = byUnit(r2.rows("ballots.csv"));
        Map<String, Map<String, PanelScore>> panels = new TreeMap<>();
        List<BigDecimal> finals = new ArrayList<>();
        byUnit.forEach((unit, rows) -> {
            Map<String, PanelScore> scores = new LinkedHashMap<>();
            for (Panel panel : rulebook.panels()) {
                scores.put(panel.id(), scorer.score(panel, ballots(rows.stream().filter(r -> r.get("panel").equals(panel.id())).toList())));
            }
            panels.put(unit, scores);
            finals.add(disqualified.containsKey(unit) ? null : Composite.of(rulebook, scores).rounded());
        });
        Ranking ranking = Ranking.of(finals);
        StarRater rater = new StarRater(rulebook);
        List<String> results = new ArrayList<>();
        int at = 0;
        for (String unit : byUnit.keySet()) {
            int rank = ranking.ranks().get(at++);
            Stars stars = rank == 0 ? Stars.disqualified(disqualified.get(unit)) : rater.byShare(rank, ranking.ranked());
            String means = panels.get(unit).values().stream().map(p -> p.mean().rounded().toString()).collect(Collectors.joining(","));
            results.add(String.join(",", unit, means, Composite.of(rulebook, panels.get(unit)).rounded().toString(),
                    rank == 0 ? "" : String.valueOf(rank), stars.stars() == null ? "" : stars.stars().toString(), stars.reason()));
        }
        assertEquals(expected("R2"), results);
    }

    @Test
    void gatesNameTheMetricsThatMissTheLowestLevel() {
        Case r5 = new Case("R5");
        StarRater rater = new StarRater(r5.rulebook());
        List<String> results = new ArrayList<>();
        byUnit(r5.rows("metrics.csv")).forEach((unit, rows) -> {
            Stars stars = rater.byGate(values(rows, "metric", "value"));
            results.add(String.join(",", unit, stars.stars() == null ? "" : stars.stars().toString(), stars.reason()));
        });
        assertEquals(expected("R5"), results);
    }

    @Test
    void visitsMakeMonthsAndMonthsMakeTheQuarter() {
        Case s1 = new Case("S1");
        VisitScorer scorer = new VisitScorer(s1.rulebook());
        List<String> lines = new ArrayList<>();
        List<BigDecimal> quarters = new ArrayList<>();
        byUnit(s1.rows("visits.csv")).forEach((unit, rows) -> {
            List<Ratio> months = new ArrayList<>();
            for (Period month : Period.of("2026-Q3").months()) {
                Map<String, List<Ratio>> kinds = new TreeMap<>();
                rows.stream().filter(r -> r.get("date").startsWith(month.code()))
                        .collect(Collectors.groupingBy(r -> r.get("visit"))).values()
                        .forEach(visit -> kinds.computeIfAbsent(visit.get(0).get("kind"), k -> new ArrayList<>())
                                .add(scorer.visit(values(visit, "item", "count"))));
                scorer.month(kinds).ifPresent(months::add);
            }
            Ratio quarter = scorer.quarter(months).orElseThrow();
            quarters.add(quarter.rounded());
            lines.add(unit + "," + months.stream().map(m -> m.rounded().toString()).collect(Collectors.joining(",")) + "," + quarter.rounded());
        });
        List<Integer> ranks = Ranking.of(quarters).ranks();
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + "," + ranks.get(i));
        }
        assertEquals(expected("S1"), lines);
    }

    private static List<Ballot> ballots(List<Map<String, String>> rows) {
        return rows.stream().collect(Collectors.groupingBy(r -> r.get("rater"))).entrySet().stream().map(rater -> {
            Map<Boolean, List<Map<String, String>>> applies = rater.getValue().stream()
                    .collect(Collectors.partitioningBy(r -> r.get("not_applicable").isEmpty()));
            return new Ballot(rater.getKey(), values(applies.get(true), "indicator", "score"),
                    applies.get(false).stream().collect(Collectors.toMap(r -> r.get("indicator"), r -> r.get("not_applicable"))));
        }).toList();
    }

    private static Map<String, List<Map<String, String>>> byUnit(List<Map<String, String>> rows) {
        return rows.stream().collect(Collectors.groupingBy(r -> r.get("unit"), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, BigDecimal> values(List<Map<String, String>> rows, String key, String value) {
        return rows.stream().collect(Collectors.toMap(r -> r.get(key), r -> new BigDecimal(r.get(value))));
    }

    private static List<String> expected(String key) {
        return Case.text("/cases/" + key + "/expected.csv").lines().skip(1).toList();
    }
}
