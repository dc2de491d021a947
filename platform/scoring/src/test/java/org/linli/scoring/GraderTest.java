package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.scoring.rulebook.RulebookParser;

/** Quotas, ties, vetoes and ranks (M5, M7): a third of a branch is excellent, a fifth of the committee good. */
class GraderTest {

    private final CompiledRulebook rulebook = new CompiledRulebook(RulebookParser.parse(Case.text("/rulebooks/quotas.yaml")).rulebook());
    private final PointsScorer scorer = new PointsScorer(rulebook);
    private final Grader grader = new Grader(rulebook);

    private int member(String branch, String score, String extra, String... vetoes) {
        Map<String, BigDecimal> scores = Map.of("score", new BigDecimal(score).subtract(new BigDecimal(extra)), "extra", new BigDecimal(extra));
        return grader.add(scorer.score("FULL", List.of(), scores), List.of(branch, "C"), List.of(vetoes));
    }

    private void fill(String branch, int count) {
        IntStream.range(0, count).forEach(i -> member(branch, "10", "0"));
    }

    private String result(Grades grades, int member) {
        Grade grade = grades.of(member);
        return grade.rank() + " " + grade.tier() + " " + grade.reason();
    }

    @Test
    void twoMembersTiedAcrossTheQuotaAreBothLeftOut() {
        int best = member("B", "99", "0");
        int one = member("B", "95", "0");
        int other = member("B", "95", "0");
        int next = member("B", "94", "0");
        fill("B", 2);
        fill("X", 20);
        Grades grades = grader.grade();
        assertEquals("1 excellent ", result(grades, best));
        assertEquals("2 good QUOTA_TIE", result(grades, one));
        assertEquals("2 good QUOTA_TIE", result(grades, other));
        assertEquals("4 good QUOTA", result(grades, next));
    }

    @Test
    void aTieBreakerDecidesBeforeTheQuota() {
        member("B", "99", "0");
        int more = member("B", "95", "2");
        int less = member("B", "95", "1");
        fill("B", 3);
        fill("X", 20);
        Grades grades = grader.grade();
        assertEquals("2 excellent ", result(grades, more));
        assertEquals("3 good QUOTA", result(grades, less));
    }

    @Test
    void aThirdIsExactlyAThird() {
        IntStream.range(0, 9).forEach(i -> member("B", String.valueOf(91 + i), "0"));
        Grades grades = grader.grade();
        assertEquals(3, IntStream.range(0, 9).filter(i -> "excellent".equals(grades.of(i).tier())).count());
        assertEquals(new Grade.QuotaPlaces("excellent", "B", 9, 3, 3), grades.of(8).quotas().get(0));
    }

    @Test
    void whoFallsIntoATierWithAQuotaCompetesThere() {
        IntStream.range(0, 10).forEach(i -> member("B", String.valueOf(90 + i), "0"));
        Grades grades = grader.grade();
        assertEquals(List.of("excellent", "excellent", "excellent", "good", "good", "fair"),
                IntStream.of(9, 8, 7, 6, 5, 4).mapToObj(i -> grades.of(i).tier()).toList());
        assertEquals("QUOTA", grades.of(4).reason());
    }

    @Test
    void theVetoedCountInTheWholeButTakeNoPlaceAbove() {
        int vetoed = member("B", "99", "0", "to-poor");
        int next = member("B", "95", "0");
        member("B", "92", "0");
        Grades grades = grader.grade();
        assertEquals("1 poor VETO:to-poor", result(grades, vetoed));
        assertEquals("2 excellent ", result(grades, next));
    }

    @Test
    void ofTwoVetoesTheGraverDecidesAndBothAreNamed() {
        int vetoed = member("B", "99", "0", "to-poor", "to-good");
        assertEquals("1 poor VETO:to-good;VETO:to-poor", result(grader.grade(), vetoed));
    }

    @Test
    void aVetoThatLeadsIntoALimitedTierTakesOneOfItsPlaces() {
        member("B", "50", "0", "to-good");
        int good = member("B", "75", "0");
        fill("B", 3);
        assertEquals("1 fair QUOTA", result(grader.grade(), good));
    }

    @Test
    void ranksAreWithinTheUnitOfTheQuotaAndEqualScoresShareOne() {
        int a = member("A", "80", "0");
        int b = member("B", "70", "0");
        int c = member("B", "65", "0");
        int d = member("B", "65", "0");
        int e = member("B", "60", "0");
        Grades grades = grader.grade();
        assertEquals(List.of(1, 1, 2, 2, 4), IntStream.of(a, b, c, d, e).mapToObj(i -> grades.of(i).rank()).toList());
        assertEquals(4, grades.of(e).ranked());
    }

    @Test
    void probationaryMembersTakePartWithoutAGrade() {
        Map<String, BigDecimal> scores = Map.of("score", new BigDecimal("99"), "extra", BigDecimal.ZERO);
        int probationary = grader.add(scorer.score("PROBATIONARY", List.of(), scores), List.of("B", "C"), List.of());
        int full = member("B", "95", "0");
        member("B", "61", "0");
        Grades grades = grader.grade();
        assertEquals("1 null ", result(grades, probationary));
        assertEquals("2 excellent ", result(grades, full));
    }

    @Test
    void whoHasNoScoreYetWaitsWithoutRankOrTier() {
        int waiting = grader.add(scorer.score("FULL", List.of(), Map.of("extra", BigDecimal.ONE)), List.of("B", "C"), List.of());
        Grade grade = grader.grade().of(waiting);
        assertNull(grade.total());
        assertNull(grade.rank());
        assertNull(grade.tier());
        assertEquals("WAITING:score", grade.reason());
    }

    @Test
    void aCandidateNeedsAUnitForEachQuota() {
        ScoreSheet sheet = scorer.score("FULL", List.of(), Map.of());
        assertThrows(IllegalArgumentException.class, () -> grader.add(sheet, List.of("B"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> grader.add(sheet, List.of("B", "C"), List.of("unheard-of")));
    }
}
