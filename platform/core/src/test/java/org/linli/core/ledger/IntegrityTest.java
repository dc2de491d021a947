package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger.Integrity;
import org.linli.api.programs.Program;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;

@EachEngine
class IntegrityTest {

    private PointsTown town;
    private Program program;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        town.clock.set("2026-10-08");
        program = town.program("2026", 3);
        for (int i = 1; i <= 9; i++) {
            town.ledger.record(program.id(), LedgerEntries.meeting("M" + (i % 3 + 1), "2026-0" + i + "-14", "k" + i));
        }
    }

    @Test
    void anUntouchedLedgerIsClean() {
        assertEquals(new Integrity(9, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void aChangedEntryShowsInItsHashAndItsTally() {
        tamper("update entries set points = 20 where program = ? and seq = 4");
        assertEquals(2, faults().size());
        assertTrue(faults().get(0).startsWith("entry 4 "));
        assertTrue(faults().get(1).contains("M2 meeting 2026-04 differs from its entries by -18.00 points"), faults().toString());
    }

    @Test
    void aRemovedEntryShowsAsAGap() {
        tamper("delete from entries where program = ? and seq = 4");
        assertTrue(faults().stream().anyMatch(fault -> fault.contains("4 to 4 are missing")), faults().toString());
    }

    @Test
    void aRemovedLastEntryShows() {
        tamper("delete from entries where program = ? and seq = 9");
        assertTrue(faults().stream().anyMatch(fault -> fault.startsWith("the program says that its chain ends at 9")), faults().toString());
    }

    @Test
    void aChangedOrRemovedTallyShows() {
        tamper("update tallies set event_counted = event_counted + 1 where program = ? and bucket = '2026-05'");
        tamper("delete from tallies where program = ? and bucket = '2026-06'");
        assertEquals(2, faults().size());
    }

    @Test
    void aTallyWithoutEntriesShows() {
        tamper("update tallies set subject = 'M9' where program = ? and bucket = '2026-05'");
        assertEquals(2, faults().size());
    }

    private List<String> faults() {
        return town.ledger.check(program.id()).faults();
    }

    private void tamper(String sql) {
        town.transactions.write(db -> db.update(sql, program.id()));
    }
}
