package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.partypoints.Town.PROGRAM;
import static org.linli.partypoints.Town.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Fault;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Facts.Score;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;
import org.linli.partypoints.Appraisal.State;
import org.linli.testkit.EachEngine;

@EachEngine
class AppraisalsTest {

    private final Transactions transactions;
    private final Town town;
    private final Appraisals appraisals;

    AppraisalsTest(Transactions transactions) {
        this.transactions = transactions;
        town = new Town(transactions);
        appraisals = town.appraisals();
    }

    @BeforeEach
    void atTheEndOfTheYear() {
        town.today = LocalDate.of(2026, 12, 22);
    }

    @Test
    void theMeansBecomeTheMembersScoresAndHangOnTheBoard() {
        Appraisal open = open(3, 3);
        enter(open, "票01", 90, 80, 70);
        enter(open, "票02", 95, 81, 70);
        enter(open, "票03", 95, 81, 71);
        Appraisal counted = town.as(Town.SECRETARY, () -> appraisals.count(PROGRAM, open.id(), 1));
        assertEquals(State.COUNTED, counted.state());
        assertEquals(3, counted.valid());
        String source = "appraisal:" + open.id();
        assertEquals(List.of(new Score("M1", "appraisal", new BigDecimal("93.33"), source), new Score("M2", "appraisal", new BigDecimal("80.67"), source),
                new Score("M3", "appraisal", new BigDecimal("70.33"), source)), town.scores);
        assertEquals(List.of(List.of("党**1", "93.33"), List.of("党**2", "80.67")), town.notices.get(0).rows());
        assertTrue(town.notices.get(0).note().zh().startsWith("另有 1 名"));
        Program program = town.register.program(PROGRAM);
        assertEquals(List.of("M1 3 93.33 90.00 95.00", "M2 3 80.67 80.00 81.00", "M3 3 70.33 70.00 71.00"),
                town.as(Town.SECRETARY, () -> appraisals.means(program, counted)).stream()
                        .map(one -> one.subject() + " " + one.ballots() + " " + one.mean() + " " + one.lowest() + " " + one.highest()).toList());
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> appraisals.means(program, counted)));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> appraisals.means(program, counted)));
    }

    @Test
    void afterTheCountNobodyCanTellWhoseBallotWasWhose() {
        Appraisal open = open(2, 2);
        appraisals.enter(PROGRAM, open.id(), new Slip("M1", Map.of("M2", BigDecimal.TEN, "M3", BigDecimal.TEN)));
        enter(open, "票02", 90, 80, 70);
        appraisals.count(PROGRAM, open.id(), 1);
        List<String> marks = transactions.read(db -> db.list("select mark from party_points_ballots where town = ? and slip is null", row -> row.text(1),
                db.town()));
        assertEquals(2, marks.size());
        assertFalse(marks.contains(Ballot.mark(open.id(), "M1")));
        refused("appraisal-counted", () -> enter(open, "票03", 90, 80, 70));
        refused("appraisal-counted", () -> appraisals.count(PROGRAM, open.id(), 2));
    }

    @Test
    void aSlipEnteredTwiceCountsOnceAsItWasEnteredLast() {
        Appraisal open = open(2, 3);
        enter(open, "票01", 10, 10, 10);
        enter(open, "票01", 90, 80, 70);
        enter(open, "票02", 90, 80, 70);
        refused("ballots-many", () -> enter(open, "票03", 90, 80, 70));
        assertEquals(2, appraisals.count(PROGRAM, open.id(), 1).valid());
        assertEquals(new BigDecimal("90.00"), town.scores.get(0).score());
    }

    @Test
    void withTooFewBallotsNothingIsCounted() {
        Appraisal open = open(3, 4);
        enter(open, "票01", 90, 80, 70);
        enter(open, "票02", 90, 80, 70);
        assertEquals(2, refused("ballots-few", () -> appraisals.count(PROGRAM, open.id(), 1)).facts().get("valid"));
        assertEquals(2, appraisals.appraisal(PROGRAM, open.id()).ballots());
        assertNull(appraisals.appraisal(PROGRAM, open.id()).valid());
        assertTrue(town.scores.isEmpty());
        assertEquals(State.OPEN, appraisals.appraisal(PROGRAM, open.id()).state());
    }

    @Test
    void aCountThatDoesNotStandNamesTheSlipAndWhomItLeavesOut() {
        Appraisal open = open(2, 2);
        enter(open, "票01", 90, 80, 70);
        town.members.remove("M3");
        appraisals.enter(PROGRAM, open.id(), new Slip("票02", Map.of("M1", BigDecimal.TEN, "M2", BigDecimal.TEN)));
        town.join("M3", "ZB-01");
        var few = refused("ballots-few", () -> appraisals.count(PROGRAM, open.id(), 1));
        assertEquals(List.of("票 票02 无效：缺少对 1 人的评分（M3）"), few.faults().stream().map(fault -> fault.what().zh()).toList());
    }

    @Test
    void theAuditOfACorrectedSlipDoesNotTellWhoseItIsByWhomItLeavesOut() {
        Appraisal open = open(2, 3);
        appraisals.enter(PROGRAM, open.id(), new Slip("M1", Map.of("M2", BigDecimal.TEN, "M3", BigDecimal.TEN)));
        appraisals.enter(PROGRAM, open.id(), new Slip("M1", Map.of("M2", BigDecimal.TEN, "M3", new BigDecimal("90"))));
        var line = town.audit.get(town.audit.size() - 1);
        assertEquals("ballot.corrected", line.action());
        assertEquals("M3 10.00", line.before());
        assertEquals("M3 90.00", line.after());
    }

    @Test
    void aBallotScoresEveryAssessedMemberButNotItsOwnVoter() {
        Appraisal open = open(3, 3);
        var self = new Slip("M1", Map.of("M1", BigDecimal.TEN, "M2", BigDecimal.TEN, "M3", BigDecimal.TEN));
        assertEquals(List.of("scores.M1"), where(open, self));
        var strange = new Slip("票01", Map.of("M1", new BigDecimal("100.5"), "M2", new BigDecimal("1.234"), "M4", BigDecimal.ONE, "N1", BigDecimal.ONE));
        assertEquals(List.of("scores.M1", "scores.M2", "scores.M3", "scores.M4", "scores.N1"), where(open, strange));
        refused("words-missing", () -> appraisals.enter(PROGRAM, open.id(), new Slip("", Map.of())));
    }

    @Test
    void aSlipWithoutScoresIsNoFault() {
        Appraisal open = open(3, 3);
        assertEquals(List.of("scores.M1", "scores.M2", "scores.M3"), where(open, new Slip("票01", null)));
        Appraisal ofOne = appraisals.open(PROGRAM, new Opening("ZB-02", LocalDate.of(2026, 12, 20), 1, 1, "记录", 2));
        appraisals.enter(PROGRAM, ofOne.id(), new Slip("N1", null));
        refused("ballots-few", () -> appraisals.count(PROGRAM, ofOne.id(), 1));
    }

    @Test
    void aBranchHasOneAppraisalACycleAndOnlyWhereTheRulebookHasIt() {
        open(3, 3);
        refused("appraisal-held", () -> open(3, 3));
        assertEquals(1, appraisals.list(PROGRAM, "ZB-01", null, 10).items().size());
        town.withAppraisal = false;
        refused("no-appraisal", () -> appraisals.open(PROGRAM, new Opening("ZB-02", LocalDate.of(2026, 12, 20), 1, 1, "记录", 2)));
    }

    @Test
    void whoFillsInBallotsNeitherHoldsNorCountsTheAppraisal() {
        Caller rater = new Caller("rater", "rater", "192.0.2.7",
                Role.RATER.gives().stream().map(permission -> new Grant(permission, new UnitPath("/DW/ZB-01/"))).toList());
        refused("access-refused", () -> town.as(rater, () -> open(3, 3)));
        Appraisal open = open(3, 3);
        town.as(rater, () -> appraisals.enter(PROGRAM, open.id(), new Slip("M1", Map.of("M2", BigDecimal.TEN, "M3", BigDecimal.TEN))));
        refused("access-refused", () -> town.as(rater, () -> appraisals.count(PROGRAM, open.id(), 1)));
    }

    @Test
    void anotherBranchNeitherOpensNorCountsIt() {
        Appraisal open = open(3, 3);
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> appraisals.count(PROGRAM, open.id(), 1)));
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> appraisals.appraisal(PROGRAM, open.id())));
        refused("stale", () -> appraisals.count(PROGRAM, open.id(), 7));
        refused("appraisal-unknown", () -> appraisals.appraisal(PROGRAM, "none"));
    }

    private Appraisal open(int present, int entitled) {
        return appraisals.open(PROGRAM, new Opening("ZB-01", LocalDate.of(2026, 12, 20), present, entitled, "评议会记录", 3));
    }

    private void enter(Appraisal open, String rater, int first, int second, int third) {
        appraisals.enter(PROGRAM, open.id(), new Slip(rater, Map.of("M1", BigDecimal.valueOf(first), "M2", BigDecimal.valueOf(second), "M3",
                BigDecimal.valueOf(third))));
    }

    private List<String> where(Appraisal open, Slip slip) {
        return refused("ballot", () -> appraisals.enter(PROGRAM, open.id(), slip)).faults().stream().map(Fault::where).sorted().toList();
    }
}
