package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** A result opens down to the windows that made it, in both languages. */
class WhyTest {

    private final Rulebook rulebook = RulebookParser.parse(Case.text("/cases/P2/rulebook.yaml")).rulebook();
    private final CompiledRulebook compiled = new CompiledRulebook(rulebook);
    private final PointsScorer scorer = new PointsScorer(compiled);

    private final List<Tally> tallies = List.of(new Tally("meeting", "2026-01", 600, 600, 3), new Tally("meeting", "2026-02", 200, 200, 1),
            new Tally("absent", "2026-02", -200, -200, 1));

    private static Stream<Why> all(Why why) {
        return Stream.concat(Stream.of(why), why.because().stream().flatMap(WhyTest::all));
    }

    @Test
    void aResultOpensDownToTheCapOfTheMonth() {
        ScoreSheet sheet = scorer.score("RETIRED", tallies, Map.of("appraisal", new BigDecimal("80")));
        Grader grader = new Grader(compiled);
        grader.add(sheet, List.of("ZB-01"), List.of("punished"));
        Why why = Why.of(rulebook, sheet, grader.grade().of(0));
        assertEquals(List.of(
                "RESULT null 58.30: 0.7 × 49 + 0.3 × 80 = 58.30",
                "RANK null null: Rank 1 of 1",
                "TIER unqualified null: A veto decides the tier, whatever the score is.",
                "VETO punished null: This fact is on record.",
                "COMPONENT daily 49.00: Base 45; categories 6 + 0 − 2; together 49.",
                "CATEGORY study 6.00: The items count 6.",
                "ITEM meeting 6.00: Entries: 4; points: 8; the cap of 4 per month leaves 6.",
                "WINDOW 2026-01 4.00: Entries: 3; points: 6; the cap of 4 leaves 4.",
                "WINDOW 2026-02 2.00: Entries: 1; points: 2.",
                "CATEGORY service 0.00: The items count 0.",
                "CATEGORY discipline -2.00: The items count -2.",
                "ITEM absent -2.00: Entries: 1; points: -2.",
                "WINDOW 2026 -2.00: Entries: 1; points: -2.",
                "COMPONENT appraisal 80.00: Brought in: 80 of 100."),
                all(why).map(w -> w.step() + " " + w.id() + " " + w.amount() + ": " + w.says().en()).toList());
        assertEquals("记录4条，共8分；每月上限4，计6分。",
                all(why).filter(w -> "meeting".equals(w.id())).findFirst().orElseThrow().says().zh());
    }

    @Test
    void whoIsLeftOutOfTheQuotaReadsHowManyPlacesThereWere() {
        Grader grader = new Grader(compiled);
        List<Tally> high = List.of(new Tally("help-household", "2026-01", 2500, 2500, 8), new Tally("learning", "2026-01", 600, 600, 12),
                new Tally("learning", "2026-04", 600, 600, 12), new Tally("learning", "2026-07", 600, 600, 12), new Tally("learning", "2026-10", 600, 600, 12));
        ScoreSheet sheet = scorer.score("RETIRED", high, Map.of("appraisal", new BigDecimal("99")));
        for (int i = 0; i < 10; i++) {
            grader.add(sheet, List.of("ZB-01"), List.of());
        }
        Why why = Why.of(rulebook, sheet, grader.grade().of(0));
        assertEquals("At most 15% of 10 assessed: places: 1, taken: 0; tied with others across the last place, so all of them are left out, for the branch to take note of.",
                all(why).filter(w -> w.step() == Why.Step.QUOTA).findFirst().orElseThrow().says().en());
        assertEquals("The score 92.70 reaches a higher tier, but ties with others across its last place, and none of those tied is in.",
                all(why).filter(w -> w.step() == Why.Step.TIER).findFirst().orElseThrow().says().en());
    }

    @Test
    void whoFallsIntoTheLowestTierReadsWhichMarkWasMissed() {
        Grader grader = new Grader(compiled);
        ScoreSheet sheet = scorer.score("RETIRED", tallies, Map.of("appraisal", new BigDecimal("80")));
        grader.add(sheet, List.of("ZB-01"), List.of());
        Why why = Why.of(rulebook, sheet, grader.grade().of(0));
        assertEquals("得分58.30，低于60分，为最低等次。", all(why).filter(w -> w.step() == Why.Step.TIER).findFirst().orElseThrow().says().zh());
    }

    @Test
    void aStatementWithinTheCycleSaysWhatIsMissing() {
        Why why = Why.of(rulebook, scorer.score("RETIRED", tallies, Map.of()), null);
        assertEquals("There is no final score yet: Democratic appraisal is still missing.", why.says().en());
    }

    @Test
    void everyLimitHasWords() {
        Rulebook everything = RulebookParser.parse(Case.text("/rulebooks/everything.yaml")).rulebook();
        List<Tally> all = List.of(new Tally("county-honour", "2026-01", 300, 300, 1), new Tally("city-honour", "2026-01", 500, 500, 1),
                new Tally("ranged", "2026-01-01", 2000, 2000, 2), new Tally("ranged", "2026-01-02", 1000, 1000, 1), new Tally("emptying", "2026-01", 0, 0, 1));
        PointsScorer everyScorer = new PointsScorer(new CompiledRulebook(everything));
        for (int size = 1; size <= all.size(); size++) {
            for (String kind : List.of("EMPLOYED", "PROBATIONARY")) {
                ScoreSheet sheet = everyScorer.score(kind, all.subList(0, size), Map.of("appraisal", BigDecimal.TEN));
                all(Why.of(everything, sheet, null)).forEach(w -> assertEquals(-1, (w.says().zh() + w.says().en()).indexOf('{')));
            }
        }
    }
}
