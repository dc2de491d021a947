package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.linli.scoring.rulebook.CapWindow;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;
import org.linli.scoring.rulebook.Tier;

/** What holds for any entries and any scores. */
class ScoringPropertiesTest {

    private static final CompiledRulebook EVERYTHING = compiled("/rulebooks/everything.yaml");
    private static final CompiledRulebook P2 = compiled("/cases/P2/rulebook.yaml");
    private static final CompiledRulebook QUOTAS = compiled("/rulebooks/quotas.yaml");

    record Entry(String item, LocalDate day, BigDecimal points) {
    }

    record Candidate(String kind, int branch, BigDecimal score, BigDecimal extra, List<String> vetoes) {
    }

    private static CompiledRulebook compiled(String resource) {
        return new CompiledRulebook(RulebookParser.parse(Case.text(resource)).rulebook());
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return entriesOf(EVERYTHING.rulebook());
    }

    @Provide
    Arbitrary<List<Entry>> p2Entries() {
        return entriesOf(P2.rulebook());
    }

    private static Arbitrary<List<Entry>> entriesOf(Rulebook rulebook) {
        Arbitrary<Item> items = Arbitraries.of(rulebook.items().toList());
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 364).map(LocalDate.of(2026, 1, 1)::plusDays);
        return Combinators.combine(items, days, Arbitraries.integers().between(0, 100))
                .as((item, day, at) -> new Entry(item.id(), day, between(item, at))).list().ofMaxSize(60);
    }

    private static BigDecimal between(Item item, int percent) {
        BigDecimal width = item.highest().subtract(item.lowest());
        return item.lowest().add(width.multiply(BigDecimal.valueOf(percent, 2))).setScale(2, RoundingMode.DOWN);
    }

    private static ScoreSheet score(CompiledRulebook rulebook, String kind, List<Entry> entries) {
        Ledger ledger = new Ledger(rulebook);
        entries.forEach(e -> ledger.add("S", e.item(), e.day(), e.points()));
        return new PointsScorer(rulebook).score(kind, ledger.tallies("S"), Map.of("appraisal", BigDecimal.TEN));
    }

    @Property(tries = 300)
    void theOrderOfEntriesNeverMatters(@ForAll("entries") List<Entry> entries, @ForAll Random random) {
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, random);
        assertEquals(score(EVERYTHING, "EMPLOYED", entries), score(EVERYTHING, "EMPLOYED", shuffled));
    }

    @Property(tries = 300)
    void aRewardNeverCountsMoreThanItsRawPoints(@ForAll("entries") List<Entry> entries) {
        for (ScoreSheet.ItemScore item : items(score(EVERYTHING, "EMPLOYED", entries))) {
            if (item.raw().signum() >= 0) {
                assertTrue(item.counted().compareTo(item.raw()) <= 0, item::toString);
            } else {
                assertTrue(item.counted().compareTo(item.raw()) >= 0, item::toString);
            }
        }
    }

    @Property(tries = 300)
    void aWindowNeverCountsBeyondItsCap(@ForAll("p2Entries") List<Entry> entries) {
        for (ScoreSheet.ItemScore item : items(score(P2, "RETIRED", entries))) {
            if (item.cap() != null && item.per() != CapWindow.EVENT) {
                item.windows().forEach(w -> assertTrue(w.counted().abs().compareTo(item.cap()) <= 0, w::toString));
            }
            BigDecimal windows = item.windows().stream().map(ScoreSheet.WindowScore::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, windows.compareTo(item.counted()));
        }
    }

    @Property(tries = 300)
    void capsAndScaleHoldWhateverTheEntries(@ForAll("p2Entries") List<Entry> entries) {
        ScoreSheet sheet = score(P2, "RETIRED", entries);
        BigDecimal daily = sheet.component("daily").orElseThrow().value();
        assertTrue(daily.signum() >= 0 && daily.compareTo(BigDecimal.valueOf(100)) <= 0);
        Map<String, BigDecimal> counted = sheet.component("daily").orElseThrow().categories().stream()
                .collect(Collectors.toMap(ScoreSheet.CategoryScore::id, ScoreSheet.CategoryScore::counted));
        assertTrue(counted.get("study").compareTo(BigDecimal.valueOf(20)) <= 0);
        assertTrue(counted.get("service").compareTo(BigDecimal.valueOf(25)) <= 0);
        assertTrue(counted.get("discipline").compareTo(BigDecimal.valueOf(-30)) >= 0);
    }

    @Property(tries = 1000)
    void everyScoreInScaleLandsInExactlyOneTier(@ForAll @LongRange(min = 0, max = 10_000) long hundredths) {
        BigDecimal score = BigDecimal.valueOf(hundredths, 2);
        List<Tier> tiers = QUOTAS.rulebook().tiers();
        long holding = IntStream.range(0, tiers.size()).filter(i -> score.compareTo(tiers.get(i).from()) >= 0
                && (i == 0 || score.compareTo(tiers.get(i).to()) <= 0)).count();
        assertEquals(1, holding);
        Grader grader = new Grader(QUOTAS);
        grader.add(sheet("FULL", score, BigDecimal.ZERO), List.of("B", "C"), List.of());
        String merit = grader.grade().of(0).merit();
        assertEquals(score.compareTo(BigDecimal.valueOf(90)) >= 0 ? "excellent" : score.compareTo(BigDecimal.valueOf(70)) >= 0 ? "good"
                : score.compareTo(BigDecimal.valueOf(60)) >= 0 ? "fair" : "poor", merit);
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<BigDecimal> scores = Arbitraries.integers().between(110, 200).map(i -> BigDecimal.valueOf(i).divide(BigDecimal.valueOf(2)));
        Arbitrary<BigDecimal> extras = Arbitraries.integers().between(0, 2).map(i -> BigDecimal.valueOf(i, 2));
        Arbitrary<List<String>> vetoes = Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(List.<String>of())),
                Tuple.of(1, Arbitraries.of("to-poor", "to-good").list().ofMinSize(1).ofMaxSize(2)));
        return Combinators.combine(Arbitraries.of("FULL", "FULL", "FULL", "PROBATIONARY"), Arbitraries.integers().between(0, 3), scores, extras, vetoes)
                .as(Candidate::new).list().ofMinSize(1).ofMaxSize(80);
    }

    private static ScoreSheet sheet(String kind, BigDecimal score, BigDecimal extra) {
        return new PointsScorer(QUOTAS).score(kind, List.of(), Map.of("score", score.subtract(extra).max(BigDecimal.ZERO), "extra", extra.min(score)));
    }

    @Property(tries = 500)
    void aQuotaIsNeverExceeded(@ForAll("candidates") List<Candidate> candidates) {
        Grades grades = graded(candidates);
        int good = 0;
        for (int branch = 0; branch < 4; branch++) {
            int assessed = 0;
            int excellent = 0;
            for (int i = 0; i < candidates.size(); i++) {
                boolean here = candidates.get(i).branch() == branch;
                assessed += here ? 1 : 0;
                excellent += here && "excellent".equals(grades.of(i).tier()) ? 1 : 0;
                good += here && "good".equals(grades.of(i).tier()) && candidates.get(i).vetoes().isEmpty() ? 1 : 0;
            }
            assertTrue(excellent <= assessed / 3, excellent + " of " + assessed);
        }
        assertTrue(good <= candidates.size() / 5, good + " good of " + candidates.size());
    }

    @Property(tries = 500)
    void nobodyIsGradedAboveSomebodyBetterOfTheSameBranch(@ForAll("candidates") List<Candidate> candidates) {
        Grades graded = graded(candidates);
        List<Grade> grades = IntStream.range(0, candidates.size()).mapToObj(graded::of).toList();
        List<String> order = List.of("excellent", "good", "fair", "poor");
        for (int a = 0; a < candidates.size(); a++) {
            for (int b = 0; b < candidates.size(); b++) {
                Grade one = grades.get(a);
                Grade other = grades.get(b);
                boolean comparable = one.tier() != null && other.tier() != null && candidates.get(a).vetoes().isEmpty()
                        && candidates.get(b).vetoes().isEmpty() && candidates.get(a).branch() == candidates.get(b).branch();
                if (comparable && one.rank() <= other.rank()) {
                    assertTrue(order.indexOf(one.tier()) <= order.indexOf(other.tier()), one + " " + other);
                }
            }
        }
    }

    private static Grades graded(List<Candidate> candidates) {
        Grader grader = new Grader(QUOTAS);
        candidates.forEach(c -> grader.add(sheet(c.kind(), c.score(), c.extra()), List.of("B" + c.branch(), "C"), c.vetoes()));
        return grader.grade();
    }

    @Property(tries = 500)
    void aMeanIsRoundedOnceAtTheEnd(@ForAll @Size(min = 1, max = 40) List<@BigRange(min = "0", max = "100") @Scale(2) BigDecimal> scores,
                                    @ForAll @IntRange(min = 1, max = 9) int tenths) {
        BigDecimal weight = BigDecimal.valueOf(tenths, 1);
        Ratio mean = Ratio.mean(scores.stream().map(Ratio::of).toList());
        BigDecimal sum = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(sum.multiply(weight).divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP), mean.times(weight).rounded());
    }

    private static List<ScoreSheet.ItemScore> items(ScoreSheet sheet) {
        return sheet.components().stream().flatMap(c -> c.categories().stream()).flatMap(c -> c.items().stream()).toList();
    }
}
