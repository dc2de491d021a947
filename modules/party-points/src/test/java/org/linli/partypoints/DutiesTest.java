package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.partypoints.Town.PROGRAM;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.api.pages.Task;
import org.linli.api.programs.Stage;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;

class DutiesTest {

    @EachEngine
    void aScorekeeperIsToldHowManyDeclarationsOfItsBranchWait(Transactions transactions) {
        var town = new Town(transactions);
        declared(town, "M1");
        declared(town, "N1");
        assertEquals(List.of("确认申报1条"), told(town, Town.SCOREKEEPER));
        assertEquals(List.of(), told(town, Town.COMMITTEE));
    }

    @EachEngine
    void aSecretaryIsToldOfAQuarterThatIsOverUntilItIsPassed(Transactions transactions) {
        var town = new Town(transactions);
        assertEquals(List.of("通过2026年第1季度积分"), told(town, Town.SECRETARY));
        town.as(Town.SECRETARY, () -> town.quarters().pass(PROGRAM, new Passing("2026-Q1", "ZB-01", LocalDate.of(2026, 4, 1), 3, 4, "通过")));
        assertEquals(List.of(), told(town, Town.SECRETARY));
    }

    @EachEngine
    void whoEntersBallotsIsToldOfAnOpenAppraisal(Transactions transactions) {
        var town = new Town(transactions);
        town.today = LocalDate.of(2026, 3, 2);
        town.as(Town.SECRETARY, () -> town.appraisals().open(PROGRAM, new Opening("ZB-01", LocalDate.of(2026, 3, 1), 3, 4, "评议会", 1)));
        assertEquals(List.of("录入评分票，已录0 / 3"), told(town, Town.SECRETARY));
    }

    @EachEngine
    void aMemberIsToldOfWhatCameBack(Transactions transactions) {
        var town = new Town(transactions);
        Declaration one = declared(town, "M1");
        assertEquals(List.of(), told(town, Town.MEMBER));
        town.as(Town.SCOREKEEPER, () -> town.declarations().giveBack(PROGRAM, one.id(), "看不清", 1));
        assertEquals(List.of("1条申报被退回"), told(town, Town.MEMBER));
    }

    @EachEngine
    void aMeasureWaitsForTheCommitteeOnceTheResultsArePassed(Transactions transactions) {
        var town = new Town(transactions);
        town.stage = Stage.PUBLISHED;
        town.tiers.put("M1", "unqualified");
        town.as(Town.SECRETARY, () -> town.measures().propose(PROGRAM, new Proposal("M1", Measure.Kind.PERSUADE, "事实", null)));
        assertEquals(List.of(), told(town, Town.COMMITTEE));
        town.stage = Stage.APPROVED;
        assertEquals(List.of("审批处置：劝退"), told(town, Town.COMMITTEE));
    }

    private static List<String> told(Town town, Caller who) {
        return town.as(who, () -> town.duties().of(null)).stream().map(Task::what).map(what -> what.zh()).toList();
    }

    private static Declaration declared(Town town, String member) {
        return town.declarations().declare(PROGRAM, new Claim(member, "volunteer-hour", LocalDate.of(2026, 3, 2), 1, null, "社区清洁", List.of("photo-" + member)));
    }
}
