package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.ComponentView;
import org.linli.api.programs.Rulebooks.Published;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.programs.Rulebooks.TierView;
import org.linli.api.programs.Rulebooks.VetoView;

class ToldTest {

    private static final Told.Codes PLAIN = (member, value) -> new Text(value, value);

    @Test
    void factsAndListsOfAFilingHaveNamesInWords() {
        Told told = Told.of("{\"upheld\":true,\"answer\":\"属实\",\"filedWith\":null,\"lifted\":[],\"entries\":[{\"seq\":7,\"points\":\"1.00\"},{\"seq\":8,\"reverses\":7}],"
            + "\"meeting\":{\"present\":20}}", PLAIN);
        assertEquals(List.of("是否成立=是", "答复=属实", "到会=20"), told.facts().stream().map(fact -> fact.name().zh() + "=" + fact.value().zh()).toList());
        Told.Sheet entries = told.tables().get(0);
        assertEquals(List.of("Entry", "Points", "Reverses entry"), entries.columns().stream().map(Text::en).toList());
        assertEquals(List.of(List.of("7", "1.00", ""), List.of("8", "", "7")), entries.rows().stream().map(row -> row.stream().map(Text::zh).toList()).toList());
    }

    @Test
    void codesOfAFilingAreSaidByTheTitlesOfItsRulebookAndTheNamesOfUnits() {
        var rules = new RulebookView(new Published("party-points", "classified", 1, new Text("分类积分", "Classified points")), List.of("RETIRED"),
            List.of(new ComponentView("daily", new Text("日常", "Daily"), "0.7", true, null), new ComponentView("appraisal", new Text("评议", "Appraisal"), "0.3", false, "100")),
            List.of(), List.of(new TierView("excellent", new Text("优秀", "Excellent"), "90")), List.of(new VetoView("dues", new Text("欠交党费", "Dues unpaid"), "excellent")), 7, 7,
            Map.of("RETIRED", new Text("离退休", "Retired")));
        var words = new FilingWords(new Text("党员积分", "Party points"), new Text("2026 分类积分", "2026 Classified points"), rules, ZoneId.of("Asia/Shanghai"),
            codes -> Map.of("ZB-01", "第一支部"));
        Told told = Told.of("{\"program\":\"0198\",\"module\":\"party-points\",\"unit\":\"ZB-01\",\"quarter\":\"2026-Q1\",\"enteredAt\":\"2026-04-01T01:02:03.4Z\","
            + "\"measure\":\"REMOVE\",\"reasons\":\"多次谈话；不改\",\"tiers\":{\"excellent\":2},\"results\":[{\"unit\":\"ZB-09\",\"kind\":\"RETIRED\",\"components\":\"88;\","
            + "\"total\":82.4,\"tier\":\"excellent\",\"reasons\":\"VETO:dues\",\"exempt\":false}]}", words);
        assertEquals(List.of("2026 分类积分", "党员积分", "第一支部", "2026年第一季度", "2026-04-01 09:02", "除名", "多次谈话；不改", "2"), told.facts().stream().map(fact -> fact.value().zh()).toList());
        assertEquals("优秀", told.facts().get(7).name().zh());
        assertEquals(List.of("ZB-09", "离退休", "日常 88.00 · 评议 —", "82.40", "优秀", "一票否决：欠交党费", "否"), told.tables().get(0).rows().get(0).stream().map(Text::zh).toList());
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertEquals("一份说明", Told.of("一份说明", PLAIN).facts().get(0).value().zh());
        assertEquals("3", Told.of("3", PLAIN).facts().get(0).value().zh());
    }
}
