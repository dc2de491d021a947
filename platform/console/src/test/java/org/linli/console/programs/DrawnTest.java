package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Results.Why;
import org.linli.scoring.rulebook.Component;

/** What the page of a result draws of it. */
class DrawnTest {

    private static final Component DAILY = TestRules.CLASSIFIED.components().get(0);

    @Test
    void whatIsOverTheBoundOfACategoryStandsBesideWhatCounts() {
        Flow flow = flow(why("CATEGORY", "learning", "40", "20", item("honour", "40")), why("CATEGORY", "discipline", "-10", "-10", item("absent", "-10")));
        Flow.Held learning = flow.held(flow.categories().get(0));
        assertEquals("500.0", learning.counted());
        assertEquals("496.0", learning.over());
        Flow.Held discipline = flow.held(flow.categories().get(1));
        assertEquals("250.0", discipline.counted(), "on the scale of the largest category");
        assertNull(discipline.over());
        assertEquals(true, discipline.deducts());
    }

    @Test
    void amountsHaveAsManyPlacesAsAnyOfThemNeeds() {
        assertEquals("20", flow(why("CATEGORY", "learning", "20.00", "20.00", item("honour", "20.00"))).amount(new BigDecimal("20.00")));
        assertEquals("6.0", flow(why("CATEGORY", "learning", "6.00", "6.00", item("honour", "2.5"), item("meeting", "3.5"))).amount(new BigDecimal("6.00")));
    }

    @Test
    void monthsShowWhatAnItemWithoutACapBrought() {
        Flow flow = flow(why("CATEGORY", "learning", "9", "9", new Why("honour", "ITEM", text("honour"), new BigDecimal("9"), new BigDecimal("9"), text("9"), null,
            List.of(why("WINDOW", "2026-03", "6", "6"), why("WINDOW", "2026-11", "3", "3")))));
        Flow.Strip strip = flow.categories().get(0).items().get(0).strip();
        assertNull(strip.cap());
        assertEquals(List.of("36.0", "18.0"), strip.bars().stream().map(Flow.Bar::height).toList());
        assertEquals(List.of("1月", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12月"), strip.slots().stream().map(Text::zh).toList());
    }

    @Test
    void aComponentIsPiledUpFromItsBaseAndItsCategories() {
        Flow flow = flow(why("CATEGORY", "learning", "40", "20", item("honour", "40")), why("CATEGORY", "discipline", "-10", "-10", item("absent", "-10")));
        Pile pile = Pile.of(TestRules.CLASSIFIED, DAILY, why("COMPONENT", "daily", "55", "55"), flow);
        assertEquals("45 + 20 − 10", pile.sum());
        assertEquals(List.of("450.0", "200.0"), pile.parts().stream().map(Pile.Part::width).toList());
        assertEquals("550.0", pile.lost().x());
        assertEquals("45", pile.rest());
    }

    @Test
    void whatDoesNotAddUpIsNotDrawn() {
        Flow flow = flow(why("CATEGORY", "learning", "40", "20", item("honour", "40")));
        assertNull(Pile.of(TestRules.CLASSIFIED, DAILY, why("COMPONENT", "daily", "70", "60"), flow));
    }

    @Test
    void theBlocksOfAFinalScoreAreAsWideAsTheWeightsAndAsHighAsTheScores() {
        Blocks blocks = Blocks.of(TestRules.CLASSIFIED, result("M1", "63.00", Map.of("daily", "90", "appraisal", "50")));
        assertEquals(List.of("200.0", "84.0"), blocks.blocks().stream().map(Blocks.Block::width).toList());
        assertEquals(List.of("108.0", "60.0"), blocks.blocks().stream().map(Blocks.Block::height).toList());
        assertEquals("63.00", blocks.blocks().get(0).brings());
        assertNull(Blocks.of(TestRules.CLASSIFIED, result("M1", null, Map.of("daily", "90"))), "as long as a part is missing");
    }

    private static Flow flow(Why... categories) {
        return Flow.of(TestRules.CLASSIFIED, "2026", why("RESULT", "M1", null, null, why("COMPONENT", "daily", null, null, categories)));
    }

    private static Why item(String id, String points) {
        return why("ITEM", id, points, points);
    }

    private static Why why(String kind, String id, String raw, String counted, Why... parts) {
        return new Why(id, kind, text(id), raw == null ? null : new BigDecimal(raw), counted == null ? null : new BigDecimal(counted), text(""), null, List.of(parts));
    }

    private static Text text(String words) {
        return new Text(words, words);
    }

    private static Result result(String subject, String total, Map<String, String> scores) {
        Map<String, BigDecimal> components = new LinkedHashMap<>();
        scores.forEach((id, score) -> components.put(id, new BigDecimal(score)));
        return new Result(subject, subject, "ZB-01", components, total == null ? null : new BigDecimal(total), 1, null, List.of());
    }
}
