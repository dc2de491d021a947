package org.linli.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinliTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "Short-1", "onlylowercase", "lower123456", "admin-Pass-2026"})
    void aGivenPasswordThatBreaksTheRuleKeepsItFromStarting(String password) {
        Refusal refusal = assertThrows(Refusal.class, () -> Linli.checkPassword(password));
        assertEquals(Refusal.FAULT, refusal.status());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Rehearse-2026", "示例街道abc123"})
    void aGoodPasswordOrNoneIsNoObstacle(String password) {
        assertDoesNotThrow(() -> Linli.checkPassword(password));
    }
}
