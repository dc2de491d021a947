package org.linli.api.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {

    @ParameterizedTest
    @EnumSource
    void noStageIsSkippedOnTheWayForward(Stage stage) {
        for (Stage next : stage.next()) {
            assertTrue(next.ordinal() <= stage.ordinal() + 1, stage + " leads to " + next);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFrozenTakesNoRecords(Stage stage) {
        assertFalse(stage.frozen() && stage.takesRecords());
    }

    @Test
    void aPublishedProgramGoesOnlyToItsApproval() {
        assertEquals(Set.of(Stage.APPROVED), Stage.PUBLISHED.next());
    }

    @Test
    void preliminaryResultsMayBeComputedAgainOrTakenBack() {
        assertEquals(Set.of(Stage.PRELIMINARY, Stage.PUBLISHED, Stage.OPEN), Stage.PRELIMINARY.next());
    }
}
