package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.scoring.rulebook.Cycle;
import org.linli.scoring.rulebook.RulebookParser;

/** What may go into the ledger, and in which period. */
class EntryRulesTest {

    private final EntryRules rules = new EntryRules(new CompiledRulebook(RulebookParser.parse(Case.text("/rulebooks/everything.yaml")).rulebook()));

    private EntryCheck check(String kind, String item, String day, String quantity, String points) {
        return rules.check(kind, item, LocalDate.parse(day), quantity == null ? null : new BigDecimal(quantity),
                points == null ? null : new BigDecimal(points), Period.of("2026-H1"));
    }

    @ParameterizedTest
    @CsvSource({
        "fixed,,,2.00", "fixed,3,,6.00", "fixed,1.5,3,3.00", "ranged,,7.25,7.25", "ranged,2,10,10.00", "banded,,17,17.00",
        "stepped,2,,2.00", "stepped,7,,3.00", "stepped,1,,0.00", "emptying,,,0.00", "burning,2,-10,-10.00",
    })
    void aGoodEntryGetsItsExactPoints(String item, String quantity, String points, String expected) {
        EntryCheck check = check("EMPLOYED", item, "2026-03-01", quantity, points);
        assertTrue(check.good(), () -> check.reasons().toString());
        assertEquals(new BigDecimal(expected), check.points());
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYED,dancing,2026-03-01,,,ITEM_UNKNOWN,item",
        "PROBATIONARY,fixed,2026-03-01,,,ITEM_KIND,item",
        ",fixed,2026-03-01,,,ITEM_KIND,item",
        "EMPLOYED,fixed,2025-12-31,,,DATE_OUTSIDE,occurred_on",
        "EMPLOYED,fixed,2026-07-01,,,DATE_OUTSIDE,occurred_on",
        "EMPLOYED,fixed,2026-03-01,0,,QUANTITY,quantity",
        "EMPLOYED,fixed,2026-03-01,-1,,QUANTITY,quantity",
        "EMPLOYED,fixed,2026-03-01,1000001,,QUANTITY,quantity",
        "EMPLOYED,fixed,2026-03-01,2,2,POINTS_DIFFER,points",
        "EMPLOYED,fixed,2026-03-01,0.001,,DECIMALS,points",
        "EMPLOYED,fixed,2026-03-01,1000000,,POINTS_TOO_MANY,points",
        "EMPLOYED,ranged,2026-03-01,,,POINTS_REQUIRED,points",
        "EMPLOYED,ranged,2026-03-01,,10.01,POINTS_OUTSIDE,points",
        "EMPLOYED,ranged,2026-03-01,,7.125,DECIMALS,points",
        "EMPLOYED,banded,2026-03-01,,9.5,POINTS_OUTSIDE,points",
        "EMPLOYED,stepped,2026-03-01,2.5,,STEPS_WHOLE,quantity",
        "EMPLOYED,fixed,2026-03-01,1e999999999,,QUANTITY,quantity",
        "EMPLOYED,fixed,2026-03-01,1e-999999999,,DECIMALS,points",
        "EMPLOYED,ranged,2026-03-01,,1e999999999,POINTS_OUTSIDE,points",
        "EMPLOYED,ranged,2026-03-01,,1e-999999999,POINTS_OUTSIDE,points",
    })
    void aBadEntryIsToldWhatIsWrong(String kind, String item, String day, String quantity, String points, String code, String column) {
        EntryCheck check = check(kind, item, day, quantity, points);
        assertFalse(check.good());
        EntryCheck.Reason reason = check.reasons().get(0);
        assertEquals(code, reason.code());
        assertEquals(column, reason.column());
        assertFalse(reason.what().zh().equals(reason.what().en()));
    }

    @Test
    void aRefusalNamesTheItemByItsTitleAndItsId() {
        Message differ = check("EMPLOYED", "fixed", "2026-03-01", "2", "2").reasons().get(0).what();
        assertEquals("2 分与积分项“固定分”（fixed）不符：数量 2 应为 4 分。请留空或改正。", differ.zh());
        assertEquals("Points of 2 don't agree with the item “Fixed” (fixed): for a quantity of 2 it gives 4. Leave the points blank or correct them.", differ.en());
        assertEquals("积分项“固定分”（fixed）不适用于类别 PROBATIONARY 的对象。",
                check("PROBATIONARY", "fixed", "2026-03-01", null, null).reasons().get(0).what().zh());
        assertEquals("The item “ranged” (ranged) has no fixed points: give points within 5…10.",
                check("EMPLOYED", "ranged", "2026-03-01", null, null).reasons().get(0).what().en());
        assertEquals("Points of 20 are outside what the item “ranged” (ranged) allows: 5…10.",
                check("EMPLOYED", "ranged", "2026-03-01", null, "20").reasons().get(0).what().en());
        assertEquals("积分项“stepped”（stepped）的数量 2.5 是达标条数，应为整数。",
                check("EMPLOYED", "stepped", "2026-03-01", "2.5", null).reasons().get(0).what().zh());
    }

    @Test
    void allReasonsComeAtOnce() {
        assertEquals(List.of("DATE_OUTSIDE", "QUANTITY", "ITEM_UNKNOWN"),
                check("EMPLOYED", "dancing", "2020-01-01", "-1", null).reasons().stream().map(EntryCheck.Reason::code).toList());
    }

    @ParameterizedTest
    @CsvSource({"appraisal,50,", "appraisal,50.01,SCORE_OUTSIDE", "appraisal,-1,SCORE_OUTSIDE", "appraisal,9.999,SCORE_DECIMALS", "daily,9,COMPONENT_UNKNOWN"})
    void aScoreIsBroughtInWithinItsMax(String component, String score, String code) {
        EntryCheck check = rules.checkScore(component, new BigDecimal(score));
        assertEquals(code == null ? List.of() : List.of(code), check.reasons().stream().map(EntryCheck.Reason::code).toList());
    }

    @ParameterizedTest
    @CsvSource({"2026,2026-01-01,2026-12-31,YEAR", "2026-H2,2026-07-01,2026-12-31,HALF_YEAR", "2026-Q3,2026-07-01,2026-09-30,QUARTER",
        "2028-02,2028-02-01,2028-02-29,MONTH"})
    void aPeriodRunsFromItsFirstToItsLastDay(String code, LocalDate from, LocalDate to, Cycle length) {
        Period period = Period.of(code);
        assertEquals(from, period.from());
        assertEquals(to, period.to());
        assertEquals(length, period.length());
        assertEquals(code, period.code());
        assertTrue(period.contains(from) && period.contains(to));
        assertFalse(period.contains(from.minusDays(1)) || period.contains(to.plusDays(1)));
        assertEquals(period, Period.around(to, length));
        assertEquals(to.plusDays(1), period.next().from());
        assertEquals(period, period.next().previous());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-Q0", "0001", "9999", "2026-01-01", "2026-q1"})
    void nonsenseIsNoPeriod(String code) {
        assertThrows(IllegalArgumentException.class, () -> Period.of(code));
    }

    @Test
    void aYearHasFourQuartersAndTwelveMonths() {
        assertEquals(List.of("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"), Period.of("2026").quarters().stream().map(Period::code).toList());
        assertEquals(12, Period.of("2026").months().size());
        assertEquals(List.of("2026-Q3", "2026-Q4"), Period.of("2026-H2").quarters().stream().map(Period::code).toList());
        assertEquals(List.of(), Period.of("2026-07").quarters());
    }
}
