package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.publicity.Objections.Decision;

class CorrectedTest {

    private final Map<String, List<String>> typed = new HashMap<>(Map.of("upheld", List.of("true"), "answer", List.of("属实"), Form.ONCE, List.of("once")));

    @Test
    void whatIsRightStandsBesideTheFirstEntryThatGoes() {
        typed.put("reverse", List.of("7", "9"));
        typed.putAll(Map.of("item", List.of("volunteer-hour"), "occurredOn", List.of("2026-03-05"), "points", List.of("1.5")));
        Decision decision = decided();
        assertEquals(List.of(7L, 9L), decision.corrections().stream().map(one -> one.reverse()).toList());
        assertEquals("M001", decision.corrections().get(0).right().subject());
        assertEquals(new BigDecimal("1.5"), decision.corrections().get(0).right().points());
        assertEquals(LocalDate.of(2026, 3, 5), decision.corrections().get(0).right().occurredOn());
        assertNull(decision.corrections().get(1).right());
    }

    @Test
    void whatWasForgottenIsEnteredWithoutTakingAnythingBack() {
        typed.putAll(Map.of("item", List.of("meeting"), "occurredOn", List.of("2026-03-05")));
        assertNull(decided().corrections().get(0).reverse());
        assertNull(decided().corrections().get(0).right().points(), "the item says how many");
    }

    @Test
    void aRejectionCorrectsNothing() {
        typed.put("upheld", List.of("false"));
        assertFalse(decided().corrects());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reverse", "item", "occurredOn", "quantity", "points", "component", "score", "lift"})
    void aRejectionIsRefusedWithAnyCorrection(String correction) {
        typed.put("upheld", List.of("false"));
        typed.put(correction, List.of("7"));
        assertEquals("upheld", refused());
    }

    @Test
    void aScoreIsSetRightTogetherWithItsComponent() {
        typed.put("component", List.of(""));
        typed.put("score", List.of(""));
        assertTrue(decided().scores().isEmpty());
        typed.put("score", List.of("88"));
        assertEquals("component", refused());
        typed.put("component", List.of("appraisal"));
        assertEquals(new BigDecimal("88"), decided().scores().get(0).score());
        typed.put("score", List.of(""));
        assertEquals("score", refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurredOn", "quantity", "points"})
    void whatIsTypedWithoutAnItemIsRefusedAtTheItem(String half) {
        typed.put("item", List.of(""));
        assertTrue(decided().corrections().isEmpty());
        typed.put(half, List.of("2"));
        assertEquals("item", refused());
        typed.put("reverse", List.of("7"));
        assertEquals("item", refused());
    }

    @Test
    void anItemIsEnteredAsOftenAsItHappened() {
        typed.putAll(Map.of("item", List.of("meeting"), "occurredOn", List.of("2026-03-05"), "quantity", List.of("3")));
        assertEquals(3, decided().corrections().get(0).right().quantity());
    }

    @Test
    void whatCanNotBeReadIsRefusedWhereItStands() {
        typed.put("reverse", List.of("x"));
        assertEquals("reverse", refused());
        typed.put("reverse", List.of("7"));
        typed.put("item", List.of("meeting"));
        assertEquals("occurredOn", refused());
        typed.put("occurredOn", List.of("5 March"));
        assertEquals("occurredOn", refused());
        typed.put("occurredOn", List.of("2026-03-05"));
        typed.put("points", List.of("1,5"));
        assertEquals("points", refused());
        typed.remove("answer");
        assertEquals("answer", refused());
    }

    private Decision decided() {
        return Corrected.of(Form.of(typed), "M001");
    }

    private String refused() {
        return assertThrows(Problem.class, this::decided).where();
    }
}
