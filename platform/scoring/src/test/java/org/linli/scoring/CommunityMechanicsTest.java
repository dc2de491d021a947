package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** Panels (M3, M4), stars (M6), ranks (M7) and visits (S1), one by one. */
class CommunityMechanicsTest {

    private static final String HEAD = "rulebook: test.one\nversion: 1\nmodule: test\ntitle: {zh: 试, en: Test}\ncycle: YEAR\nsubjects: COMMUNITY\n";

    private final Rulebook panels = rulebook("indicators:\n  - {id: order, max: 60}\n  - {id: green, max: 40}\npanels:\n  - {id: residents, weight: 1, ballots: 3, trim: {drop: 1, from: 5}}\n");
    private final PanelScorer scorer = new PanelScorer(panels);

    private static Rulebook rulebook(String rest) {
        return RulebookParser.parse(HEAD + rest).rulebook();
    }

    private static Ballot ballot(int order, int green) {
        return new Ballot("r", Map.of("order", BigDecimal.valueOf(order), "green", BigDecimal.valueOf(green)), Map.of());
    }

    private PanelScore score(Ballot... ballots) {
        return scorer.score(panels.panels().get(0), List.of(ballots));
    }

    @Test
    void aPanelBelowItsMinimumMakesTheResultWait() {
        PanelScore two = score(ballot(60, 40), ballot(30, 20));
        assertTrue(two.waiting());
        assertEquals(List.of("residents"), Composite.of(panels, Map.of("residents", two)).waiting());
        assertEquals(List.of("residents"), Composite.of(panels, Map.of()).waiting());
    }

    @Test
    void aBallotThatIsNotValidIsNotCounted() {
        assertTrue(score(ballot(60, 40), ballot(60, 40), ballot(61, 40)).waiting());
        assertEquals("ballot.OUTSIDE", scorer.faults(ballot(61, 40)).get(0).code());
        Ballot incomplete = new Ballot("r", Map.of("order", BigDecimal.ONE), Map.of());
        assertEquals("ballot.MISSING", scorer.faults(incomplete).get(0).code());
        assertThrows(IllegalArgumentException.class, () -> scorer.total(incomplete));
        Ballot silent = new Ballot("r", Map.of("order", BigDecimal.ONE), Map.of("green", " "));
        assertEquals("ballot.NO_REASON", scorer.faults(silent).get(0).code());
        Ballot both = new Ballot("r", Map.of("order", BigDecimal.ONE, "green", BigDecimal.ONE, "fun", BigDecimal.ONE), Map.of("green", "no trees"));
        assertEquals(List.of("ballot.BOTH", "ballot.UNKNOWN"), scorer.faults(both).stream().map(Message::code).toList());
        Ballot empty = new Ballot("r", Map.of(), Map.of("order", "none", "green", "none"));
        assertEquals("ballot.EMPTY", scorer.faults(empty).get(0).code());
    }

    @Test
    void theHighestAndTheLowestAreDroppedOnlyWhenThereAreEnough() {
        PanelScore four = score(ballot(0, 0), ballot(30, 20), ballot(30, 20), ballot(60, 40));
        assertEquals(new BigDecimal("50.00"), four.mean().rounded());
        assertEquals(0, four.dropped());
        PanelScore five = score(ballot(0, 0), ballot(30, 20), ballot(30, 21), ballot(30, 22), ballot(60, 40));
        assertEquals(new BigDecimal("51.00"), five.mean().rounded());
        assertEquals(2, five.dropped());
    }

    @Test
    void anIndicatorThatIsNotApplicableScalesTheRestUp() {
        Ballot noGreen = new Ballot("r", Map.of("order", BigDecimal.valueOf(45)), Map.of("green", "no green space"));
        assertEquals(new BigDecimal("75.00"), scorer.total(noGreen).rounded());
    }

    @Test
    void thresholdsGiveTheHighestLevelReached() {
        StarRater rater = new StarRater(rulebook("indicators: [{id: a, max: 100}]\nstars: {by: THRESHOLD, titles: [{id: t, from: 4}], levels: [{stars: 5, from: 90}, {stars: 4, from: 80}, {stars: 3, from: 70}]}\n"));
        assertEquals(new Stars(5, "t", List.of()), rater.byThreshold(new BigDecimal("90")));
        assertEquals(new Stars(4, "t", List.of()), rater.byThreshold(new BigDecimal("89.99")));
        assertEquals(new Stars(3, null, List.of()), rater.byThreshold(new BigDecimal("70")));
        assertEquals(Stars.none(), rater.byThreshold(new BigDecimal("69.99")));
        assertThrows(IllegalStateException.class, () -> rater.byShare(1, 2));
    }

    @Test
    void aMetricThatIsMissingWaitsInsteadOfFailing() {
        StarRater rater = new StarRater(rulebook("metrics: [{id: a, unit: PERCENT}, {id: b, unit: COUNT}]\nstars: {by: GATE, levels: [{stars: 1, at-least: {a: 90, b: 2}}]}\n"));
        assertEquals(Stars.none("WAITING:b"), rater.byGate(Map.of("a", new BigDecimal("10"))));
        assertEquals(Stars.none("BELOW:a"), rater.byGate(Map.of("a", new BigDecimal("10"), "b", new BigDecimal("2"))));
    }

    @Test
    void anAspectThatIsMissingWaits() {
        StarRater rater = new StarRater(rulebook("indicators: [{id: a, max: 10}, {id: b, max: 10}]\nstars: {by: ASPECT, mark: 9}\n"));
        assertEquals(Stars.none("WAITING:b"), rater.byAspect(Map.of("a", BigDecimal.TEN)));
    }

    @Test
    void equalScoresShareARankAndTheNextIsSkipped() {
        List<BigDecimal> scores = new ArrayList<>(List.of(new BigDecimal("80"), new BigDecimal("90"), new BigDecimal("80.00"), new BigDecimal("70")));
        scores.add(null);
        assertEquals(List.of(2, 1, 2, 4, 0), Ranking.of(scores).ranks());
        assertEquals(4, Ranking.of(scores).ranked());
        assertEquals(List.of(1, 1, 1), Ranking.of(Collections.nCopies(3, BigDecimal.ONE)).ranks());
    }

    @Test
    void deductionsStopAtTheItemsMostAndAtTheScale() {
        VisitScorer visits = new VisitScorer(rulebook("checklist: [{id: litter, deduct: 3, at-most: 15}, {id: sheds, deduct: 40}]\n"));
        assertEquals(new BigDecimal("85.00"), visits.visit(Map.of("litter", BigDecimal.valueOf(9))).rounded());
        assertEquals(new BigDecimal("0.00"), visits.visit(Map.of("litter", BigDecimal.ONE, "sheds", BigDecimal.valueOf(5))).rounded());
        assertThrows(IllegalArgumentException.class, () -> visits.visit(Map.of("noise", BigDecimal.ONE)));
        assertThrows(IllegalArgumentException.class, () -> visits.visit(Map.of("litter", BigDecimal.valueOf(-1))));
    }

    @Test
    void achievedOverPossibleLeavesOutWhatWasNotLookedAt() {
        VisitScorer visits = new VisitScorer(rulebook("checklist: [{id: green, max: 10}, {id: lamps, max: 5}, {id: guards, max: 5}]\n"));
        assertEquals(new BigDecimal("66.67"), visits.visit(Map.of("green", BigDecimal.valueOf(8), "lamps", BigDecimal.valueOf(2))).rounded());
        assertThrows(IllegalArgumentException.class, () -> visits.visit(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> visits.visit(Map.of("lamps", BigDecimal.TEN)));
    }

    @Test
    void aMonthWeighsOnlyTheKindsThatHadVisits() {
        VisitScorer visits = new VisitScorer(new Case("S1").rulebook());
        Ratio eighty = Ratio.of(BigDecimal.valueOf(80));
        Ratio forty = Ratio.of(BigDecimal.valueOf(40));
        assertEquals(new BigDecimal("64.00"), visits.month(Map.of("SPOT_CHECK", List.of(eighty), "PATROL", List.of(forty, forty))).orElseThrow().rounded());
        assertEquals(Optional.empty(), visits.month(Map.of("PATROL", List.of())));
        assertEquals(Optional.empty(), visits.quarter(List.of()));
    }

    @Test
    void aThirdStaysAThird() {
        Ratio third = Ratio.of(BigDecimal.ONE).dividedBy(BigDecimal.valueOf(3));
        assertEquals(Ratio.of(BigDecimal.ONE), IntStream.range(0, 3).mapToObj(i -> third).reduce(Ratio.ZERO, Ratio::plus));
        assertEquals(new BigDecimal("-0.33"), Ratio.of(BigDecimal.ONE).dividedBy(BigDecimal.valueOf(-3)).rounded());
        assertThrows(ArithmeticException.class, () -> third.dividedBy(BigDecimal.ZERO));
        assertTrue(third.compareTo(Ratio.of(new BigDecimal("0.3333"))) > 0);
    }
}
