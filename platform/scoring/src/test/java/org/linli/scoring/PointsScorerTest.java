package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.scoring.ScoreSheet.Limit;
import org.linli.scoring.rulebook.RulebookParser;

/** The mechanics of M1, one by one. */
class PointsScorerTest {

    private static final Map<String, BigDecimal> NO_SCORES = Map.of();

    private final CompiledRulebook rulebook = compiled("/rulebooks/everything.yaml");
    private final CompiledRulebook p2 = compiled("/cases/P2/rulebook.yaml");
    private Ledger ledger = new Ledger(rulebook);

    private static CompiledRulebook compiled(String resource) {
        return new CompiledRulebook(RulebookParser.parse(Case.text(resource)).rulebook());
    }

    private void entry(String item, String day, String points) {
        ledger.add("S", item, LocalDate.parse(day), new BigDecimal(points));
    }

    private ScoreSheet.CategoryScore study(String kind) {
        return new PointsScorer(rulebook).score(kind, ledger.tallies("S"), NO_SCORES).component("daily").orElseThrow().categories().get(0);
    }

    private ScoreSheet.ItemScore item(String id) {
        return study("EMPLOYED").items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void aCapPerEventLimitsEachEntryAlone() {
        entry("fixed", "2026-03-01", "6");
        entry("fixed", "2026-03-02", "2");
        assertEquals(new BigDecimal("8.00"), item("fixed").raw());
        assertEquals(new BigDecimal("6.00"), item("fixed").counted());
        assertEquals(Limit.CAP, item("fixed").limit());
    }

    @Test
    void aCapPerDayStartsAnewTheNextDay() {
        entry("ranged", "2026-03-01", "8");
        entry("ranged", "2026-03-01", "8");
        entry("ranged", "2026-03-02", "5");
        assertEquals(new BigDecimal("15.00"), item("ranged").counted());
        assertEquals(List.of("2026-03-01", "2026-03-02"), item("ranged").windows().stream().map(ScoreSheet.WindowScore::window).toList());
    }

    @Test
    void aWeekThatCrossesTheMonthIsOneWindow() {
        entry("banded", "2026-03-31", "18");
        entry("banded", "2026-04-01", "18");
        assertEquals(new BigDecimal("20.00"), item("banded").counted());
        assertEquals(List.of("2026-W14"), item("banded").windows().stream().map(ScoreSheet.WindowScore::window).toList());
    }

    @Test
    void theStatementOfMarchLeavesTheAprilPartOfTheWeekOut() {
        entry("banded", "2026-03-31", "15");
        entry("banded", "2026-04-01", "15");
        ScoreSheet march = new PointsScorer(rulebook).scoreUntil(YearMonth.of(2026, 3), "EMPLOYED", ledger.tallies("S"), NO_SCORES);
        assertEquals(new BigDecimal("25.00"), march.component("daily").orElseThrow().rounded());
    }

    @Test
    void aCapPerQuarterSumsItsMonths() {
        entry("stepped", "2026-01-05", "3");
        entry("stepped", "2026-03-05", "2");
        entry("stepped", "2026-04-05", "3");
        assertEquals(new BigDecimal("6.00"), item("stepped").counted());
        assertEquals(List.of("2026-Q1", "2026-Q2"), item("stepped").windows().stream().map(ScoreSheet.WindowScore::window).toList());
    }

    @Test
    void aDeductionIsCappedFromBelow() {
        for (int month = 1; month <= 4; month++) {
            entry("burning", "2026-0" + month + "-01", "-5");
        }
        assertEquals(new BigDecimal("-20.00"), item("burning").raw());
        assertEquals(new BigDecimal("-10.00"), item("burning").counted());
    }

    @Test
    void onlyTheHighestOfAGroupCountsAndOnlyOnce() {
        entry("county-honour", "2026-01-01", "3");
        entry("city-honour", "2026-02-01", "5");
        entry("city-honour", "2026-03-01", "5");
        assertEquals(new BigDecimal("5.00"), study("EMPLOYED").counted().setScale(2));
        assertEquals(Limit.HIGHEST_ONLY, item("county-honour").limit());
        assertEquals(new BigDecimal("0.00"), item("county-honour").counted());
        assertEquals(new BigDecimal("5.00"), item("city-honour").counted());
    }

    @Test
    void oneZeroOutEmptiesTheCategoryUntilItIsReversed() {
        entry("fixed", "2026-01-01", "2");
        entry("emptying", "2026-02-01", "0");
        assertEquals(new BigDecimal("0.00"), study("EMPLOYED").counted());
        assertEquals(Limit.ZERO_OUT, study("EMPLOYED").limit());

        List<Tally> reversed = List.of(new Tally("fixed", "2026-01", 200, 200, 1), new Tally("emptying", "2026-02", 0, 0, 0));
        ScoreSheet sheet = new PointsScorer(rulebook).score("EMPLOYED", reversed, NO_SCORES);
        assertEquals(new BigDecimal("12.00"), sheet.component("daily").orElseThrow().rounded());
    }

    @Test
    void theCategoryIsHeldAtItsCapAndSaysSo() {
        entry("ranged", "2026-03-01", "10");
        entry("ranged", "2026-03-02", "10");
        entry("ranged", "2026-03-03", "10");
        assertEquals(new BigDecimal("30.00"), study("EMPLOYED").sum());
        assertEquals(new BigDecimal("20.5"), study("EMPLOYED").counted());
        assertEquals(new BigDecimal("20.5"), study("EMPLOYED").bound());
    }

    @Test
    void whatIsNotMeantForTheKindCountsNothing() {
        entry("ranged", "2026-03-01", "10");
        assertEquals(Limit.KIND, study("PROBATIONARY").limit());
        assertEquals(0, study("PROBATIONARY").counted().signum());
        assertEquals(new BigDecimal("10.00"), study("PROBATIONARY").raw());
    }

    @Test
    void withoutAnAppraisalTheFinalScoreWaits() {
        ScoreSheet sheet = new PointsScorer(p2).score("RETIRED", List.of(), NO_SCORES);
        assertEquals(List.of("appraisal"), sheet.waiting());
        assertNull(sheet.rounded());
        assertEquals(new BigDecimal("45.00"), sheet.component("daily").orElseThrow().rounded());
    }

    @Test
    void theFinalScoreIsRoundedHalfUpOnceAtTheEnd() {
        List<Tally> half = List.of(new Tally("learning", "2026-01", 50, 50, 1));
        ScoreSheet sheet = new PointsScorer(p2).score("RETIRED", half, Map.of("appraisal", new BigDecimal("0.05")));
        assertEquals(new BigDecimal("31.865"), sheet.total().stripTrailingZeros());
        assertEquals(new BigDecimal("31.87"), sheet.rounded());
    }

    @Test
    void aTallyThatDoesntFitTheRulebookIsAFaultOfTheCaller() {
        PointsScorer scorer = new PointsScorer(p2);
        List<Tally> unknown = List.of(new Tally("dancing", "2026-01", 1, 1, 1));
        List<Tally> noBucket = List.of(new Tally("meeting", "January", 1, 1, 1));
        Map<String, BigDecimal> tooHigh = Map.of("appraisal", new BigDecimal("100.01"));
        assertThrows(IllegalArgumentException.class, () -> scorer.score(null, unknown, NO_SCORES));
        assertThrows(IllegalArgumentException.class, () -> scorer.score(null, noBucket, NO_SCORES));
        assertThrows(IllegalArgumentException.class, () -> scorer.score(null, List.of(), tooHigh));
    }

    @Test
    void windowsAreNamedByTheCap() {
        LocalDate day = LocalDate.of(2026, 3, 14);
        assertEquals("2026-03", p2.rulebook().item("meeting").orElseThrow().window(day));
        assertEquals("2026-Q1", p2.rulebook().item("learning").orElseThrow().window(day));
        assertEquals("2026", p2.rulebook().item("absent").orElseThrow().window(day));
        assertEquals("CYCLE", p2.rulebook().item("help-household").orElseThrow().window(day));
        assertEquals("EVENT", rulebook.rulebook().item("fixed").orElseThrow().window(day));
        assertEquals("2026-03-14", rulebook.rulebook().item("ranged").orElseThrow().window(day));
        assertEquals("2026-W11", rulebook.rulebook().item("banded").orElseThrow().window(day));
        assertEquals("2026-H1", rulebook.rulebook().item("burning").orElseThrow().window(day));
        assertEquals("2026-W11/2026-03", rulebook.rulebook().item("banded").orElseThrow().bucket(day));
        assertEquals("2026-W53/2027-01", rulebook.rulebook().item("banded").orElseThrow().bucket(LocalDate.of(2027, 1, 2)));
    }
}
