package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.linli.partypoints.Town.refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.partypoints.pages.ItemWords;
import org.linli.partypoints.pages.MemberSheet;
import org.linli.partypoints.pages.Place;
import org.linli.partypoints.pages.Strip;

class PagesTest {

    @Test
    void whatExceedsTheCapOfAQuarterStandsAboveItsLine() {
        Strip strip = MemberSheet.Counted.of(item(window("2026-Q1", "2", "2"), window("2026-Q2", "3", "2")), rule("2")).strip();
        assertEquals(4, strip.of());
        assertNull(strip.bars().get(0).over());
        assertEquals("12.0", strip.bars().get(1).over());
        assertEquals(strip.cap(), strip.bars().get(1).y());
        assertEquals("3.0", strip.bars().get(1).overY());
    }

    @Test
    void monthsStandInTheirPlacesAndDeductionsAreDrawnUpwards() {
        Strip strip = MemberSheet.Counted.of(item(window("2026-01", "-2", "-2"), window("2026-12", "-4", "-4")), rule(null)).strip();
        assertEquals(12, strip.of());
        assertNull(strip.cap());
        assertEquals(List.of("1.9", "111.9"), strip.bars().stream().map(Strip.Bar::x).toList());
        assertEquals("18.0", strip.bars().get(0).height());
    }

    @Test
    void aRuleSaysWhatAnItemGivesWhatCapsItAndWhatItNeeds() {
        Text rule = ItemWords.rule(new ItemView("v", text("v"), "daily", "service", List.of(), "0.50", null, null, "2.00", "MONTH", true, "REQUIRED"));
        assertEquals("每次0.5分，每月至多2分，须附佐证", rule.zh());
        assertEquals("0.5 each, at most 2 a month, with evidence", rule.en());
    }

    @Test
    void theStateOfAListGoesAlongInItsAddresses() {
        var place = new Place("/app/party-points/programs/p/declarations", Map.of("item", "志愿"));
        assertEquals("/app/party-points/programs/p/declarations?item=%E5%BF%97%E6%84%BF&at=d1", place.with("at", "d1"));
        assertEquals("/x?item=%E5%BF%97%E6%84%BF", place.to("/x"));
        assertEquals("/x", place.and("item", null).to("/x"));
    }

    @Test
    void numbersAndDaysAreReadAsTheyAreTypedAndRefusedAtTheirField() {
        Form form = Form.showing(Map.of("points", " 2.50 ", "quantity", "三", "day", "2026-02-30", "empty", " "));
        assertEquals(new BigDecimal("2.50"), Typed.decimal(form, "points"));
        assertNull(Typed.whole(form, "empty"));
        assertEquals("quantity", refused("typed-whole", () -> Typed.whole(form, "quantity")).where());
        assertEquals("day", refused("typed-day", () -> Typed.day(form, "day")).where());
        assertEquals("quantity", refused("typed-number", () -> Typed.decimal(form, "quantity")).where());
    }

    private static Why item(Why... windows) {
        return new Why("i", "ITEM", text("i"), BigDecimal.ONE, BigDecimal.ONE, text(""), null, List.of(windows));
    }

    private static Why window(String code, String raw, String counted) {
        return new Why(code, "WINDOW", text(code), new BigDecimal(raw), new BigDecimal(counted), text(""), null, List.of());
    }

    private static ItemView rule(String cap) {
        return new ItemView("i", text("i"), "daily", "service", List.of(), "1", null, null, cap, cap == null ? null : "QUARTER", true, "NONE");
    }

    private static Text text(String text) {
        return new Text(text, text);
    }
}
