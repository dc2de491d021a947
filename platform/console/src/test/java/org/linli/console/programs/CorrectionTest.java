package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;

class CorrectionTest {

    private static final Entry WRONG = new Entry(7, "M1", "absent", LocalDate.of(2026, 5, 2), 1, new BigDecimal("-2.00"), "k", "evidence:e1", "缺会", "a1", Instant.EPOCH, null, null, "h");
    private static final Map<String, String> SHOWN = Map.of("item", "absent", "occurredOn", "2026-05-02", "quantity", "1", "points", "−2", "note", "缺会");

    @Test
    void whatWasLeftAsItStoodIsTakenBackOnly() {
        assertNull(typed(Map.of()).right("r", null));
        assertNull(new Correction(TestRules.CLASSIFIED, WRONG, Form.empty()).right("r", null));
    }

    @Test
    void whatWasChangedWithoutTheTickIsNotPassedOver() {
        for (Map<String, String> change : List.of(Map.of("item", "meeting"), Map.of("occurredOn", "2026-05-03"), Map.of("quantity", "2"), Map.of("points", "-1"), Map.of("quantity", "two"))) {
            Problem refused = assertThrows(Problem.class, () -> typed(change).right("r", null));
            assertEquals("right", refused.faults().get(0).where());
        }
        assertThrows(Problem.class, () -> typed(Map.of()).right("r", "evidence:e2"));
    }

    @Test
    void theRightEntryKeepsTheEvidenceUnlessThereIsAnother() {
        NewEntry right = typed(Map.of("right", "1", "occurredOn", "2026-05-03")).right("r", null);
        assertEquals("evidence:e1", right.source());
        assertEquals("缺会", right.note());
        assertEquals(LocalDate.of(2026, 5, 3), right.occurredOn());
        assertEquals("evidence:e2", typed(Map.of("right", "1")).right("r", "evidence:e2").source());
    }

    @Test
    void anotherItemThatAsksForEvidenceIsNotRightWithoutAny() {
        Entry bare = new Entry(8, "M1", "absent", LocalDate.of(2026, 5, 2), 1, new BigDecimal("-2.00"), "k", null, null, "a1", Instant.EPOCH, null, null, "h");
        Form honour = Form.showing(Map.of("right", "1", "item", "honour", "occurredOn", "2026-05-02", "points", "3"));
        Problem refused = assertThrows(Problem.class, () -> new Correction(TestRules.CLASSIFIED, bare, honour).right("r", null));
        assertEquals(List.of("evidence"), refused.faults().stream().map(Problem.Fault::where).toList());
        assertEquals("evidence:e2", new Correction(TestRules.CLASSIFIED, bare, honour).right("r", "evidence:e2").source());
        assertEquals("evidence:e1", new Correction(TestRules.CLASSIFIED, WRONG, honour).right("r", null).source(), "that of the wrong one");
    }

    @Test
    void whatCameWithoutEvidenceIsCorrectedWithoutAny() {
        Entry imported = new Entry(9, "M1", "honour", LocalDate.of(2026, 5, 2), 1, new BigDecimal("3.00"), "k", null, null, "a1", Instant.EPOCH, null, null, "h");
        Form less = Form.showing(Map.of("right", "1", "item", "honour", "occurredOn", "2026-05-02", "points", "2"));
        assertEquals(new BigDecimal("2"), new Correction(TestRules.CLASSIFIED, imported, less).right("r", null).points());
    }

    private static Correction typed(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(SHOWN);
        all.putAll(changes);
        return new Correction(TestRules.CLASSIFIED, WRONG, Form.showing(all));
    }
}
