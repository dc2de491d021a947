package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;

class CutsTest {

    private static final Quota EXCELLENT = new Quota("excellent", "ZB-01", 22, 3, 2);

    @Test
    void theQuotaIsSaidWhereItLeavesTiedMembersOutAndTheMarkWhereItIsPassed() {
        List<Cuts.Row> rows = cuts(false).rows(List.of(result("M1", "ZB-01", "92.70", 1, "excellent"), result("M2", "ZB-01", "92.70", 1, "excellent"),
            result("M3", "ZB-01", "91.80", 3, "qualified", "QUOTA_TIE"), result("M4", "ZB-01", "91.80", 3, "qualified", "QUOTA_TIE"),
            result("M5", "ZB-01", "88.90", 5, "qualified")), false);
        assertEquals(List.of("M1", "M2", "cut", "M3", "M4", "cut", "M5"), shape(rows));
        assertTrue(rows.get(2).cut().zh().contains("名额3个（22人的15%，取整），已用2个") && rows.get(2).cut().zh().contains("只剩1个名额"), rows.get(2).cut().zh());
        assertEquals("优秀分数线90", rows.get(5).cut().zh());
    }

    @Test
    void nothingIsSaidAboutARankingWithGaps() {
        List<Cuts.Row> rows = cuts(false).rows(List.of(result("M1", "ZB-01", "92.70", 1, "excellent"), result("M3", "ZB-01", "81.80", 9, "qualified", "QUOTA")), true);
        assertEquals(List.of("M1", "M3"), shape(rows));
    }

    @Test
    void unitsBehindEachOtherEachHaveTheirHead() {
        List<Cuts.Row> rows = cuts(true).rows(List.of(result("M1", "ZB-01", "92.70", 1, "excellent"), result("M9", "ZB-02", "65.00", 1, "basic")), false);
        assertEquals(List.of("unit", "M1", "unit", "M9"), shape(rows));
        assertEquals("第一党支部", rows.get(0).unit());
    }

    @Test
    void aPageThatBeginsAmongThoseLeftOutDoesNotRepeatTheQuota() {
        List<Cuts.Row> rows = cuts(false).rows(List.of(result("M5", "ZB-01", "90.75", 5, "qualified", "QUOTA")), false);
        assertEquals(List.of("M5"), shape(rows));
    }

    private static Cuts cuts(boolean byUnit) {
        return new Cuts(TestRules.CLASSIFIED, List.of(EXCELLENT), Map.of("ZB-01", "第一党支部", "ZB-02", "第二党支部"), byUnit);
    }

    private static List<String> shape(List<Cuts.Row> rows) {
        var shape = new ArrayList<String>();
        rows.forEach(row -> shape.add(row.unit() != null ? "unit" : row.cut() != null ? "cut" : row.result().subject()));
        return shape;
    }

    static Result result(String subject, String unit, String total, Integer rank, String tier, String... reasons) {
        return new Result(subject, "王示明", unit, Map.of(), total == null ? null : new BigDecimal(total), rank, tier, List.of(reasons));
    }
}
