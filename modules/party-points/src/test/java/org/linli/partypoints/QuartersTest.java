package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.partypoints.Town.PROGRAM;
import static org.linli.partypoints.Town.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Program;
import org.linli.testkit.EachEngine;

@EachEngine
class QuartersTest {

    private static final LocalDate MEETING = LocalDate.of(2026, 4, 1);

    private final Transactions transactions;
    private final Town town;
    private final Quarters quarters;

    QuartersTest(Transactions transactions) {
        this.transactions = transactions;
        town = new Town(transactions);
        quarters = town.quarters();
    }

    @Test
    void beforeTheMeetingTheStatementIsPreliminary() {
        QuarterStatement statement = town.as(Town.SECRETARY, () -> quarters.statement(PROGRAM, "2026-Q1", "ZB-01"));
        assertNull(statement.meeting());
        assertEquals(List.of("M1 6.50", "M2 -2.00", "M3 6.50", "M4 null"),
                statement.members().stream().map(member -> member.subject() + " " + member.points()).toList());
        assertTrue(statement.members().get(3).exempt());
    }

    @Test
    void aPassedQuarterIsFrozenPublishedAndFiledTogether() {
        QuarterStatement passed = town.as(Town.SECRETARY, () -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01")));
        assertEquals(new Meeting(MEETING, 3, 3, "一致通过"), passed.meeting());
        assertEquals("secretary", passed.passedBy());
        assertEquals(LocalDate.of(2026, 4, 9), passed.publicUntil());
        assertEquals(new BigDecimal("56.50"), passed.members().get(0).total());
        town.members.remove("M1");
        assertEquals(passed, quarters.statement(PROGRAM, "2026-Q1", "ZB-01"));
        assertEquals(List.of("quarter.passed"), town.audit.stream().map(line -> line.action()).toList());
        assertTrue(town.filed.get(0).contains("{\"person\":\"M2\",\"name\":\"党员M2\",\"kind\":\"RETIRED\",\"exempt\":false,\"points\":-2.00"));
    }

    @Test
    void theBoardShowsTheUpperHalfMaskedAndSaysHowManyItDoesNotShow() {
        quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
        var notice = town.notices.get(0);
        assertEquals(List.of(List.of("党**1", "6.50"), List.of("党**3", "6.50")), notice.rows());
        assertTrue(notice.note().zh().startsWith("另有 1 名"));
        assertTrue(notice.note().en().startsWith("Members whose results do not hang here: 1."), notice.note().en());
        assertEquals("ZB-01", notice.unit());
        assertEquals(7, notice.days());
    }

    @Test
    void aQuarterIsPassedOnce() {
        quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
        refused("quarter-passed", () -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01")));
        quarters.pass(PROGRAM, passing("2026-Q1", "ZB-02"));
        var first = quarters.list(PROGRAM, null, null, 1);
        assertEquals("ZB-01", first.items().get(0).branch());
        assertNull(first.items().get(0).members(), "a list leaves them out, which isn't nobody");
        assertEquals("ZB-02", quarters.list(PROGRAM, null, first.next(), 1).items().get(0).branch());
        assertEquals(1, quarters.list(PROGRAM, "ZB-02", null, 10).items().size());
        refused("cursor", () -> quarters.list(PROGRAM, null, "nonsense", 1));
    }

    @Test
    void whatIsRecordedOfAPassedQuarterIsWarnedOfAndToldOfBesideItsStatement() {
        Program program = town.register.program(PROGRAM);
        assertNull(quarters.caution(program, "ZB-01", LocalDate.of(2026, 3, 31)));
        record("M1", "2026-03-30", "2026-04-01T00:00:00Z");
        QuarterStatement passed = quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
        assertTrue(quarters.caution(program, "ZB-01", LocalDate.of(2026, 3, 31)).zh().startsWith("2026年第1季度积分已由支部大会于2026-04-01通过"));
        assertNull(quarters.caution(program, "ZB-01", LocalDate.of(2026, 4, 1)), "the next quarter");
        assertNull(quarters.caution(program, "ZB-02", LocalDate.of(2026, 3, 31)), "another branch");
        assertEquals(List.of(), quarters.late(program, passed));
        record("M2", "2026-03-31", "2026-04-03T00:00:00Z");
        record("M2", "2026-04-01", "2026-04-03T00:00:00Z");
        record("N1", "2026-03-31", "2026-04-03T00:00:00Z");
        assertEquals(List.of(2L), town.as(Town.SECRETARY, () -> quarters.late(program, passed)).stream().map(Ledger.Entry::seq).toList());
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> quarters.late(program, passed)));
        assertEquals(List.of(), quarters.late(program, quarters.statement(PROGRAM, "2026-Q2", "ZB-01")), "not passed yet");
    }

    @Test
    void whatIsRecordedBetweenTheReadingOfAStatementAndItsPassingIsLate() {
        Program program = town.register.program(PROGRAM);
        record("M1", "2026-03-30", "2026-04-01T00:00:00Z");
        town.whileStatementsAreRead = () -> record("M2", "2026-03-31", "2026-04-01T00:00:00Z");
        QuarterStatement passed = quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
        assertEquals(1, passed.ledgerPosition());
        assertTrue(town.filed.get(0).contains("\"ledgerPosition\":1"), town.filed.get(0));
        assertEquals(List.of(2L), quarters.late(program, passed).stream().map(Ledger.Entry::seq).toList(), "whatever the clock says");
        assertNull(quarters.statement(PROGRAM, "2026-Q2", "ZB-01").ledgerPosition(), "not passed yet");
    }

    @Test
    void whatIsLateIsToldByTheClockWhereAStatementIsOlderThanItsPosition() {
        Program program = town.register.program(PROGRAM);
        record("M1", "2026-03-30", "2026-04-01T00:00:00Z");
        quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
        record("M2", "2026-03-31", "2026-04-03T00:00:00Z");
        transactions.write(db -> db.update("update party_points_quarters set ledger_position = null where town = ?", db.town()));
        QuarterStatement older = quarters.statement(PROGRAM, "2026-Q1", "ZB-01");
        assertNull(older.ledgerPosition());
        assertEquals(List.of(2L), quarters.late(program, older).stream().map(Ledger.Entry::seq).toList());
    }

    private void record(String member, String day, String at) {
        town.entries.add(new Ledger.NewEntry(member, "lesson", LocalDate.parse(day), 1, null, member + day, null, at));
    }

    @Test
    void declarationsThatWaitComeFirst() {
        Declaration waiting = town.declarations().declare(PROGRAM, claim());
        assertEquals(1, refused("quarter-waiting", () -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"))).facts().get("waiting"));
        town.declarations().confirm(PROGRAM, waiting.id(), null, 1);
        quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"));
    }

    @Test
    void theMeetingIsHeldAfterTheQuarterByMoreThanHalf() {
        var early = new Passing("2026-Q1", "ZB-01", LocalDate.of(2026, 3, 30), 2, 4, " ");
        assertEquals(List.of("date", "present", "minutes"),
                refused("meeting", () -> quarters.pass(PROGRAM, early)).faults().stream().map(Fault::where).toList());
        refused("meeting", () -> quarters.pass(PROGRAM, new Passing("2026-Q1", "ZB-01", null, null, null, null)));
        refused("quarter-missing", () -> quarters.pass(PROGRAM, passing(null, "ZB-01")));
    }

    @Test
    void onItsLastDayTheQuarterIsNotOver() {
        town.today = LocalDate.of(2026, 3, 31);
        var early = new Passing("2026-Q1", "ZB-01", town.today, 3, 3, "一致通过");
        assertEquals("2026年第1季度尚未结束，到2026-03-31止", refused("quarter-running", () -> quarters.pass(PROGRAM, early)).what().zh());
        refused("quarter-running", () -> quarters.pass(PROGRAM, passing("2026-Q2", "ZB-01")));
    }

    @Test
    void aDeclarationThatIsJustBeingMadeKeepsTheQuarterOpen() throws InterruptedException {
        assertEquals("quarter-waiting", refusedMeanwhile(() -> town.declarations().declare(PROGRAM, claim()),
                () -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"))));
    }

    @Test
    void aQuarterThatIsJustBeingPassedTakesNoDeclaration() throws InterruptedException {
        assertEquals("quarter-closed", refusedMeanwhile(() -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01")),
                () -> town.declarations().declare(PROGRAM, claim())));
    }

    @Test
    void aQuarterOutsideTheCycleOrABranchWithoutMembersIsRefused() {
        refused("quarter", () -> quarters.statement(PROGRAM, "2026-Q5", "ZB-01"));
        refused("quarter-outside", () -> quarters.statement(PROGRAM, "2025-Q4", "ZB-01"));
        refused("branch-without-members", () -> quarters.statement(PROGRAM, "2026-Q1", "ZB-03"));
    }

    @Test
    void anotherBranchNeitherReadsNorPassesIt() {
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> quarters.statement(PROGRAM, "2026-Q1", "ZB-01")));
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> quarters.pass(PROGRAM, passing("2026-Q1", "ZB-01"))));
        assertTrue(town.notices.isEmpty());
    }

    /** The code by which the second is refused, which waits while the transaction of the first is under way. */
    private String refusedMeanwhile(Runnable first, Runnable second) throws InterruptedException {
        var other = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = transactions.write(db -> {
                first.run();
                Future<?> meanwhile = other.submit(second);
                assertThrows(TimeoutException.class, () -> meanwhile.get(500, TimeUnit.MILLISECONDS));
                return meanwhile;
            });
            return ((Problem) assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS)).getCause()).code();
        } finally {
            other.shutdownNow();
            assertTrue(other.awaitTermination(20, TimeUnit.SECONDS));
        }
    }

    private static Claim claim() {
        return new Claim("M1", "volunteer-hour", LocalDate.of(2026, 3, 31), 1, null, null, List.of("photo-1"));
    }

    private static Passing passing(String quarter, String branch) {
        return new Passing(quarter, branch, MEETING, 3, 3, "一致通过");
    }
}
