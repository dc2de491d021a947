package org.linli.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void anAuditThatWouldBeKeptForLessThanTheLawAsksForKeepsItFromStarting(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(folder.resolve("linli.cfg"), "audit.days = 182\n");
        for (String given : new String[] {null, "182", "0", "-1", "a year", ""}) {
            Refusal refusal = assertThrows(Refusal.class, () -> Linli.checkAuditDays(given, settings), () -> "given " + given);
            assertEquals(1, refusal.getMessage().lines().count());
        }
        assertDoesNotThrow(() -> Linli.checkAuditDays("183", settings));
        Path usual = Files.writeString(folder.resolve("usual.cfg"), "audit.days = $[env:LINLI_AUDIT_DAYS;default=366]\n");
        assertDoesNotThrow(() -> Linli.checkAuditDays(null, usual));
        assertDoesNotThrow(() -> Linli.checkAuditDays(null, folder.resolve("none.cfg")));
    }
}
