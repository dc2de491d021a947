package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;

class AlikeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 2);
    private static final UnitPath COMMITTEE = new UnitPath("/DW/");
    private static final UnitPath ONE = COMMITTEE.child("ZB-01");
    private static final UnitPath OTHER = COMMITTEE.child("ZB-02");
    private static final NewEntry FRESH = new NewEntry("M1", "meeting", DAY, 1, null, "k2", null, null);

    @Test
    void whoSeesWhatIsRecordedThereIsAskedBeforeTheSameIsRecordedAgain() {
        assertEquals("entry-again", assertThrows(Problem.class, () -> ask(ONE, new Grant("test.*", COMMITTEE))).code());
        assertEquals("entry-again", assertThrows(Problem.class, () -> ask(ONE, new Grant("test.entries.write", COMMITTEE), new Grant("test.entries.read", ONE))).code());
    }

    @Test
    void whoEntersForAllButReadsOnlyOneBranchIsAskedNothingAboutAnother() {
        assertDoesNotThrow(() -> ask(OTHER, new Grant("test.entries.write", COMMITTEE), new Grant("test.entries.read", ONE)));
    }

    private static void ask(UnitPath unit, Grant... grants) {
        var caller = new Caller("clerk", "Clerk", "192.0.2.1", List.of(grants));
        var program = new Program("p", "test", "test.classified", 1, "DW", COMMITTEE, "2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), null, Stage.OPEN, null, 1);
        Alike.ask(ledger(), new Opened(program, TestRules.CLASSIFIED, null, null, Optional.empty(), List.of(), caller), FRESH, unit, Form.empty());
    }

    private static Ledger ledger() {
        var there = new Entry(7, "M1", "meeting", DAY, 1, new BigDecimal("2.00"), "k1", null, null, "a1", Instant.EPOCH, null, null, "h");
        return (Ledger) Proxy.newProxyInstance(Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> new Page<>(List.of(there), null));
    }
}
