package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.programs.Results.Why;

class RuledTest {

    @Test
    void anItemSaysWhatItGivesAndUpToWhat() {
        assertEquals("每次2分，每月至多4分", item("meeting"));
        assertEquals("1至5分，由审核人定，不设上限", item("honour"));
        assertEquals("每次扣2分，每年至多扣10分", item("absent"));
    }

    @Test
    void boundsAndWeightsAreReadInWords() {
        assertEquals("本类至多20分", Ruled.bounds(Ruled.categories(TestRules.CLASSIFIED).get(0)).zh());
        assertEquals("至多扣30分", Ruled.bounds(Ruled.categories(TestRules.CLASSIFIED).get(1)).zh());
        assertEquals("日常积分70%，评议积分30%", Ruled.composition(TestRules.CLASSIFIED).zh());
        assertEquals("至多15%", Ruled.share(TestRules.CLASSIFIED.tiers().get(0)).zh());
    }

    @Test
    void periodsAreCalledAsPeopleDo() {
        assertEquals("2026年度", Periods.title("2026").zh());
        assertEquals("2026年下半年", Periods.title("2026-H2").zh());
        assertEquals("2026年第三季度", Periods.title("2026-Q3").zh());
        assertEquals("2026年7月", Periods.title("2026-07").zh());
        assertEquals("七月", Periods.title("七月").zh());
    }

    @Test
    void numbersWearARealMinusAndNoNeedlessZeros() {
        assertEquals("−2.5", Ruled.plain(new BigDecimal("-2.50")));
        assertEquals("100", Ruled.plain(new BigDecimal("100.00")));
        assertEquals("88.90", Ruled.score(new BigDecimal("88.9")));
    }

    @Test
    void allThatCannotBeReadInAFormIsSaidAtOnce() {
        var typed = new Forms(Form.of(Map.of("day", List.of("昨天"), "many", List.of("-1"), "points", List.of("−1.5"), "slashes", List.of("2026/05/02"))));
        assertNull(typed.day("day"));
        assertNull(typed.whole("many"));
        typed.needed("reason");
        assertEquals(new BigDecimal("-1.5"), typed.points("points"));
        assertEquals(LocalDate.of(2026, 5, 2), typed.day("slashes"));
        assertEquals(List.of("day", "many", "reason"), assertThrows(Problem.class, typed::check).faults().stream().map(Problem.Fault::where).toList());
    }

    @Test
    void theMonthsOfAnItemShowWhatIsOverItsCap() {
        Flow flow = Flow.of(TestRules.CLASSIFIED, "2026", why("RESULT", null, null, why("COMPONENT", "daily", null, why("CATEGORY", "learning", "20",
            why("ITEM", "meeting", "10", why("WINDOW", "2026-07", "4"), whyCut("WINDOW", "2026-08", "6", "4")), why("ITEM", "honour", "14")))));
        assertEquals("10", Ruled.plain(flow.categories().get(0).items().get(0).raw()));
        Flow.Strip strip = flow.categories().get(0).items().get(0).strip();
        assertEquals(12, strip.slots().size());
        assertEquals(List.of(false, true), strip.bars().stream().map(bar -> bar.overY() != null).toList());
        assertEquals("8月超过上限", strip.says().zh());
        assertNull(flow.categories().get(0).items().get(1).strip());
        assertEquals("−4", Ruled.plain(flow.categories().get(0).cut()));
    }

    private static String item(String id) {
        return Ruled.item(TestRules.CLASSIFIED.item(id).orElseThrow()).zh();
    }

    private static Why why(String kind, String id, String amount, Why... parts) {
        BigDecimal points = amount == null ? null : new BigDecimal(amount);
        return new Why(id, kind, new Text(String.valueOf(id), String.valueOf(id)), points, points, new Text("", ""), null, List.of(parts));
    }

    private static Why whyCut(String kind, String id, String raw, String counted) {
        return new Why(id, kind, new Text(id, id), new BigDecimal(raw), new BigDecimal(counted), new Text("", ""), null, List.of());
    }
}
