package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.core.programs.LedgerEntries.entry;
import static org.linli.core.programs.LedgerEntries.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.ledger.Ledger.Recorded;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;
import org.linli.testkit.Engine;

@EachEngine
class LedgerTest {

    private PointsTown town;
    private Program program;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026", 5);
    }

    @Test
    void entriesAreNumberedAndChained() {
        Entry first = record(meeting("M1", "2026-03-14", "k1")).entry();
        Entry second = record(meeting("M2", "2026-03-14", "k2")).entry();
        assertEquals(1, first.seq());
        assertEquals(2, second.seq());
        assertEquals(new BigDecimal("2.00"), first.points());
        EntryHash hash = new EntryHash("main", program.id());
        assertEquals(first.hash(), hash.of("0".repeat(64), first));
        assertEquals(second.hash(), hash.of(first.hash(), second));
        assertEquals(List.of(first, second), town.ledger.entries(program.id(), null, null, null, 10).items());
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoeverHoldsTheLedgerReadsAllOfItUpToOnePlaceWhileOthersWait(Engine engine) throws InterruptedException, ExecutionException {
        record(meeting("M1", "2026-03-14", "k1"));
        var other = Executors.newSingleThreadExecutor();
        try {
            Future<Recorded> later = town.transactions.write(db -> {
                assertEquals(1, town.ledger.hold(db, program.id()));
                Future<Recorded> waiting = other.submit(() -> record(meeting("M2", "2026-03-14", "k2")));
                while (!waiting.isDone() && waitingForALock(db, engine) == 0) {
                    Thread.onSpinWait();
                }
                assertFalse(waiting.isDone(), "it waits");
                assertEquals(1, town.ledger.entries(program.id(), null, null, null, 10).items().size());
                return waiting;
            });
            assertEquals(2, later.get().entry().seq());
        } finally {
            other.shutdownNow();
            assertTrue(other.awaitTermination(20, TimeUnit.SECONDS));
        }
    }

    /** How many locks others wait for. */
    private static int waitingForALock(Db db, Engine engine) {
        return db.list(switch (engine) {
            case DERBY -> "select count(*) from syscs_diag.lock_table where state = 'WAIT'";
            case POSTGRESQL -> "select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";
        }, row -> row.integer(1)).get(0);
    }

    @Test
    void theSameKeyWithTheSameContentIsTheSameEntry() {
        Recorded first = record(meeting("M1", "2026-03-14", "k1"));
        Recorded again = record(meeting("M1", "2026-03-14", "k1"));
        assertTrue(first.created());
        assertFalse(again.created());
        assertEquals(first.entry(), again.entry());
    }

    @Test
    void theFewEntriesOfABranchAreFoundBehindManyOfOthers() {
        town.participants.name(program.id(), "M3", "ZB-02", "RETIRED", town.participants.participant(program.id(), "M3").version());
        for (int i = 1; i <= 3; i++) {
            record(meeting("M3", "2026-0" + i + "-14", "b" + i));
        }
        for (int i = 1; i <= 160; i++) {
            record(meeting("M1", "2026-03-14", "k" + i));
        }
        var branch = new Ledger.Wanted(null, null, "ZB-02", null, null);
        var first = town.ledger.latest(program.id(), branch, null, 1);
        assertEquals(List.of(3L), first.items().stream().map(Entry::seq).toList());
        assertEquals(List.of(2L, 1L), town.ledger.latest(program.id(), branch, first.next(), 2).items().stream().map(Entry::seq).toList());
        assertEquals(List.of(2L), town.ledger.latest(program.id(), new Ledger.Wanted(null, "meeting", "ZB-02", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)), null, 1)
                .items().stream().map(Entry::seq).toList());
        assertEquals(List.of(town.ledger.entry(program.id(), 3)), first.items());
    }

    @Test
    void theNewestEntriesComeFirstOrTheOldestAndPagesMeet() {
        for (int i = 1; i <= 30; i++) {
            record(meeting("M" + (i % 3 + 1), "2026-0" + (i % 3 + 1) + "-14", "k" + i));
        }
        var all = new Ledger.Wanted(null, null, null, null, null);
        var first = town.ledger.latest(program.id(), all, null, 20);
        assertEquals(List.of(30L, 29L), first.items().stream().map(Entry::seq).limit(2).toList());
        var second = town.ledger.latest(program.id(), all, first.next(), 20);
        assertEquals(List.of(10L, 1L), List.of(second.items().get(0).seq(), second.items().get(9).seq()));
        assertEquals(null, second.next());
        var oldest = town.ledger.earliest(program.id(), all, null, 20);
        assertEquals(List.of(1L, 20L), List.of(oldest.items().get(0).seq(), oldest.items().get(19).seq()));
        assertEquals(List.of(21L, 30L), List.of(0, 9).stream().map(town.ledger.earliest(program.id(), all, oldest.next(), 20).items()::get).map(Entry::seq).toList());
        assertEquals(List.of(3L, 6L), town.ledger.earliest(program.id(), new Ledger.Wanted("M1", null, null, null, null), null, 2).items().stream().map(Entry::seq).toList());
        assertEquals(30, town.ledger.count(program.id(), all, null));
        assertEquals(10, town.ledger.count(program.id(), all, first.next()));
        assertEquals(10, town.ledger.count(program.id(), new Ledger.Wanted("M1", null, null, null, null), null));
        assertEquals(10, town.ledger.latest(program.id(), new Ledger.Wanted("M1", null, null, null, null), null, 50).items().size());
        assertEquals(10, town.ledger.latest(program.id(), new Ledger.Wanted(null, null, "ZB-01", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)), null, 50).items().size());
        assertEquals(List.of(), town.ledger.latest(program.id(), new Ledger.Wanted(null, null, "ZB-02", null, null), null, 50).items());
        assertEquals(List.of("2026-01 20.00", "2026-02 20.00", "2026-03 20.00"), months());
        record(meeting("M1", "2026-03-15", "k31"));
        assertEquals(List.of("2026-01 20.00", "2026-02 20.00", "2026-03 22.00"), months(), "each entry counts at once");
    }

    private List<String> months() {
        return town.ledger.months(program.id(), null).stream().map(month -> month.month() + " " + month.points()).toList();
    }

    @Test
    void aListIsNotNarrowedToAnItemThatTheRulebookDoesNotHave() {
        Problem refused = assertThrows(Problem.class, () -> town.ledger.entries(program.id(), null, "meetin", null, 10));
        assertEquals("item", refused.where());
    }

    @Test
    void aKeyIsNotUsedForAnotherContent() {
        record(meeting("M1", "2026-03-14", "k1"));
        Problem refused = refused(meeting("M2", "2026-03-14", "k1"));
        assertEquals(Problem.Kind.INVALID, refused.kind());
        assertEquals(1L, refused.facts().get("entry"));
    }

    @Test
    void whatHasNotHappenedYetIsTakenFromAPreparedFileOnly() {
        town.clock.set("2026-03-13");
        assertEquals(List.of("occurredOn"), faults(meeting("M1", "2026-03-14", "k1")));
        town.apply(program, "entries", List.of(new PointsTown.Cells(2, "person", "M1", "item", "meeting", "occurred_on", "2026-03-14", "key", "k2")));
        assertEquals("entry-faulty", assertThrows(Problem.class,
                () -> town.ledger.reverse(program.id(), 1, "记错人", meeting("M2", "2026-03-14", null), "r1")).code());
        town.clock.set("2026-03-14");
        record(meeting("M1", "2026-03-14", "k1"));
        town.ledger.reverse(program.id(), 1, "记错人", meeting("M2", "2026-03-14", null), "r1");
    }

    @Test
    void allThatIsWrongWithAnEntryIsNamedAtOnce() {
        assertEquals(List.of("subject"), faults(meeting("M77", "2026-03-14", "k")));
        assertEquals(List.of("item"), faults(entry("M1", "flying", "2026-03-14", null, "k")));
        assertEquals(List.of("occurredOn"), faults(meeting("M1", "2025-12-31", "k")));
        assertEquals(List.of("points"), faults(entry("M1", "meeting", "2026-03-14", "3", "k")));
        assertEquals(List.of("key"), faults(meeting("M1", "2026-03-14", " ")));
        assertEquals(List.of("quantity"), faults(new NewEntry("M1", "meeting", program.from(), 0, null, "k", null, null)));
    }

    @Test
    void aKeyHasNoBlanksAtItsEndsAndNoControlCharacters() {
        record(meeting("M1", "2026-03-14", "A1"));
        for (String key : List.of("A1 ", " A1", "A1\t", "A\u00001", "A\n1", "A1\u3000")) {
            assertEquals(List.of("key"), faults(meeting("M1", "2026-03-14", key)));
            assertEquals("reversal-key", assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 1, "记错", null, key)).code());
        }
        assertEquals(2, record(meeting("M1", "2026-03-14", "A 1")).entry().seq());
    }

    @Test
    void aKeyIsTakenAsItIsWhateverSignsATownNumbersItsSheetsWith() {
        long first = record(meeting("M1", "2026-03-14", "三月①-17")).entry().seq();
        assertEquals(first, record(meeting("M1", "2026-03-14", "三月①-17")).entry().seq());
        assertEquals(first + 1, record(meeting("M1", "2026-03-15", "三月1-17")).entry().seq());
    }

    @Test
    void entriesTogetherAreAllOrNone() {
        assertThrows(Problem.class, () -> town.transactions.write(db -> town.ledger.record(db, program.id(),
                List.of(meeting("M1", "2026-03-14", "k1"), meeting("M77", "2026-03-14", "k2")))));
        assertEquals(List.of(), town.ledger.entries(program.id(), null, null, null, 10).items());
    }

    @Test
    void anEntryWithinATransactionGoesWithIt() {
        assertThrows(IllegalStateException.class, () -> town.transactions.write(db -> {
            record(meeting("M1", "2026-03-14", "k1"));
            throw new IllegalStateException("something else failed");
        }));
        assertEquals(List.of(), town.ledger.entries(program.id(), null, null, null, 10).items());
    }

    @Test
    void aCorrectionIsAReversingEntryAndTheRightOneTogether() {
        record(entry("M1", "absent", "2026-03-14", null, "k1"));
        List<Entry> both = town.ledger.reverse(program.id(), 1, "记错人", entry("M2", "absent", "2026-03-14", null, "k2"), "r1");
        assertEquals(new BigDecimal("2.00"), both.get(0).points());
        assertEquals(-1, both.get(0).quantity());
        assertEquals(1L, both.get(0).reverses());
        assertEquals("M2", both.get(1).subject());
        assertEquals(2L, town.ledger.entry(program.id(), 1).reversed());
        assertEquals("M1 absent 2026-03 0.00 0.00 0", tallies().get(0));
        assertEquals("M2 absent 2026-03 -2.00 -2.00 1", tallies().get(1));
        assertTrue(town.ledger.check(program.id()).clean());
    }

    @Test
    void anEntryIsTakenBackOnceAndTheSameCorrectionAgainIsTheSame() {
        record(meeting("M1", "2026-03-14", "k1"));
        List<Entry> first = town.ledger.reverse(program.id(), 1, "记错", null, "r1");
        assertEquals(first, town.ledger.reverse(program.id(), 1, "记错", null, "r1"));
        assertEquals("entry-reversed", assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 1, "记错", null, "r2")).code());
        assertEquals("entry-is-reversal", assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 2, "记错", null, "r2")).code());
        assertEquals("entry-unknown", assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 9, "记错", null, "r2")).code());
        assertEquals("reason", assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 1, " ", null, "r2")).where());
    }

    @Test
    void afterPublicationOnlyADecidedObjectionCorrects() {
        record(meeting("M1", "2026-03-14", "k1"));
        town.goTo(program, Stage.PRELIMINARY, Stage.PUBLISHED);
        assertEquals("program-takes-no-records", refused(meeting("M1", "2026-03-15", "k2")).code());
        assertEquals("program-takes-no-records",
                assertThrows(Problem.class, () -> town.ledger.reverse(program.id(), 1, "记错", null, "r1")).code());
        List<Entry> corrected = town.transactions.write(db -> town.ledger.correct(db, program.id(), 1L, "异议成立",
                meeting("M1", "2026-04-14", null), "o1"));
        assertEquals("o1:right", corrected.get(1).key());
        assertTrue(town.ledger.check(program.id()).clean());
    }

    @Test
    void aScorekeeperRecordsForItsOwnUnitOnly() {
        town.participants.name(program.id(), "M5", "ZB-02", null, 1);
        town.guard.becomes("keeper", PointsTown.MODULE + "." + Ledger.WRITE, PointsTown.BRANCH);
        assertEquals("keeper", record(meeting("M1", "2026-03-14", "k1")).entry().by());
        assertEquals(Problem.Kind.FORBIDDEN, refused(meeting("M5", "2026-03-14", "k2")).kind());
        town.guard.becomes("reader", PointsTown.MODULE + "." + Ledger.READ, PointsTown.BRANCH);
        assertEquals(1, town.ledger.entries(program.id(), "M1", null, null, 10).items().size());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.ledger.entries(program.id(), "M5", null, null, 10)).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.ledger.entries(program.id(), null, null, null, 10)).kind());
    }

    @Test
    void entriesAreReadPageByPageBySubjectAndItem() {
        for (int i = 1; i <= 6; i++) {
            record(entry("M" + (i % 2 + 1), i < 4 ? "meeting" : "learning", "2026-03-1" + i, null, "k" + i));
        }
        var first = town.ledger.entries(program.id(), "M2", null, null, 2);
        assertEquals(List.of(1L, 3L), first.items().stream().map(Entry::seq).toList());
        assertEquals(List.of(5L), town.ledger.entries(program.id(), "M2", null, first.next(), 2).items().stream().map(Entry::seq).toList());
        assertEquals(List.of(4L, 6L), town.ledger.entries(program.id(), "M1", "learning", null, 9).items().stream().map(Entry::seq).toList());
        assertNull(town.ledger.entries(program.id(), null, "learning", null, 3).next());
    }

    @Test
    void everyEntryHasALineInTheAuditAndARepeatedOneHasNone() {
        int before = town.guard.audited.size();
        record(meeting("M1", "2026-03-14", "k1"));
        record(meeting("M1", "2026-03-14", "k1"));
        assertEquals(before + 1, town.guard.audited.size());
        assertEquals(program.id() + " 1", town.guard.audited.get(before).object());
    }

    @Test
    void talliesAreTheSumsOfTheirEntriesByItemAndMonth() {
        record(meeting("M1", "2026-03-14", "k1"));
        record(meeting("M1", "2026-03-15", "k2"));
        record(meeting("M1", "2026-04-15", "k3"));
        assertEquals(List.of("M1 meeting 2026-03 4.00 4.00 2", "M1 meeting 2026-04 2.00 2.00 1"), tallies());
    }

    private List<String> tallies() {
        return town.transactions.read(db -> db.list("select subject, item, bucket, raw, event_counted, entries from tallies where town = ?"
                + " and program = ? order by subject, item, bucket", row -> row.text(1) + " " + row.text(2) + " " + row.text(3) + " "
                + row.decimal(4) + " " + row.decimal(5) + " " + row.integer(6), db.town(), program.id()));
    }

    private Recorded record(NewEntry entry) {
        return town.ledger.record(program.id(), entry);
    }

    private Problem refused(NewEntry entry) {
        return assertThrows(Problem.class, () -> record(entry));
    }

    private List<String> faults(NewEntry entry) {
        Problem refused = refused(entry);
        assertEquals(Problem.Kind.INVALID, refused.kind());
        return refused.faults().stream().map(Problem.Fault::where).toList();
    }
}
