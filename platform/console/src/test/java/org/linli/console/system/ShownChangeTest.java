package org.linli.console.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.modules.ModuleChange;

class ShownChangeTest {

    @Test
    void aChangeUnderWayIsTimedByTheClockThatItBeganBy() {
        Instant begun = Instant.now();
        Instant until = ShownChange.until(change(begun, null));
        assertFalse(until.isBefore(begun) || until.isAfter(Instant.now()), until::toString);
        assertEquals(begun.plusSeconds(3), ShownChange.until(change(begun, begun.plusSeconds(3))));
    }

    private static ModuleChange change(Instant begun, Instant ended) {
        return new ModuleChange("1", "noise", ModuleChange.Kind.ROLLBACK, "1.1.0", "1.0.0", ended == null ? ModuleChange.State.RUNNING : ModuleChange.State.DONE,
            List.of(), null, null, "admin", begun, ended);
    }
}
