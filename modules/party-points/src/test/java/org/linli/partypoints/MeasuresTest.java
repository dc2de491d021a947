package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.partypoints.Town.PROGRAM;
import static org.linli.partypoints.Town.refused;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Stage;
import org.linli.partypoints.Measure.Kind;
import org.linli.partypoints.Measure.State;
import org.linli.testkit.EachEngine;

@EachEngine
class MeasuresTest {

    private static final LocalDate DEADLINE = LocalDate.of(2027, 6, 30);

    private final Town town;
    private final Measures measures;

    MeasuresTest(Transactions transactions) {
        town = new Town(transactions);
        measures = town.measures();
    }

    @BeforeEach
    void theResultsArePassed() {
        town.today = LocalDate.of(2027, 1, 10);
        town.stage = Stage.APPROVED;
        town.tiers.put("M1", "excellent");
        town.tiers.put("M2", "qualified");
        town.tiers.put("M3", "unqualified");
        town.tiers.put("N1", "unqualified");
    }

    @Test
    void theBranchProposesTheCommitteeApprovesAndItIsFiled() {
        Measure proposed = town.as(Town.SECRETARY, () -> measures.propose(PROGRAM, rectify("M3")));
        assertEquals(State.PROPOSED, proposed.state());
        assertEquals("党员M3", proposed.name());
        refused("access-refused", () -> town.as(Town.SECRETARY, () -> measures.decide(PROGRAM, proposed.id(), true, null, 1)));
        Measure approved = town.as(Town.COMMITTEE, () -> measures.decide(PROGRAM, proposed.id(), true, "同意", 1));
        assertEquals(State.APPROVED, approved.state());
        assertEquals("filing-1", approved.filing());
        assertTrue(town.filed.get(0).contains("\"measure\":\"RECTIFY\""));
        assertEquals(List.of("measure.proposed", "measure.approved"), town.audit.stream().map(line -> line.action()).toList());
    }

    @Test
    void aRefusalNeedsWordsAndIsNotFiled() {
        Measure proposed = measures.propose(PROGRAM, rectify("M3"));
        refused("words-missing", () -> measures.decide(PROGRAM, proposed.id(), false, null, 1));
        refused("answer-missing", () -> measures.decide(PROGRAM, proposed.id(), null, "事实不清", 1));
        Measure refused = measures.decide(PROGRAM, proposed.id(), false, "事实不清", 1);
        assertEquals(State.REFUSED, refused.state());
        assertNull(refused.filing());
        refused("measure-state", () -> measures.decide(PROGRAM, proposed.id(), true, "同意", 2));
        assertEquals(State.PROPOSED, measures.propose(PROGRAM, new Proposal("M3", Kind.PERSUADE, "长期不参加组织生活", null)).state());
    }

    @Test
    void whoProposedDoesNotDecide() {
        Measure own = town.as(Town.COMMITTEE, () -> measures.propose(PROGRAM, rectify("N1")));
        refused("same-account", () -> town.as(Town.COMMITTEE, () -> measures.decide(PROGRAM, own.id(), true, null, 1)));
        assertEquals(State.APPROVED, measures.decide(PROGRAM, own.id(), true, null, 1).state());
    }

    @Test
    void aMemberHasOneMeasureAtATimeAndAnotherAfterAMissedRectification() {
        Measure first = measures.propose(PROGRAM, rectify("M3"));
        refused("measure-live", () -> measures.propose(PROGRAM, rectify("M3")));
        measures.decide(PROGRAM, first.id(), true, null, 1);
        refused("measure-live", () -> measures.propose(PROGRAM, rectify("M3")));
        assertEquals("没有改正", measures.conclude(PROGRAM, first.id(), false, "没有改正", 2).outcome());
        Measure second = measures.propose(PROGRAM, new Proposal("M3", Kind.REMOVE, "整改无效", null));
        measures.decide(PROGRAM, second.id(), true, null, 1);
        refused("measure-final", () -> measures.conclude(PROGRAM, second.id(), true, "已改正", 2));
        assertEquals(List.of(State.MISSED, State.APPROVED), measures.list(PROGRAM, "ZB-01", null, 10).items().stream().map(Measure::state).toList());
    }

    @Test
    void whatAnObjectionHasLiftedSinceItWasProposedIsNotApproved() {
        town.stage = Stage.PUBLISHED;
        Measure proposed = measures.propose(PROGRAM, new Proposal("M3", Kind.REMOVE, "多次无故不参加组织生活", null));
        town.tiers.put("M3", "qualified");
        town.stage = Stage.APPROVED;
        refused("not-unqualified", () -> measures.decide(PROGRAM, proposed.id(), true, null, 1));
        assertTrue(town.filed.isEmpty());
        assertEquals(State.REFUSED, measures.decide(PROGRAM, proposed.id(), false, "异议成立", 1).state());
    }

    @Test
    void whileTheResultsMayStillChangeAMeasureIsProposedOrRefusedButNotApproved() {
        town.stage = Stage.PUBLISHED;
        Measure proposed = measures.propose(PROGRAM, rectify("M3"));
        refused("not-approved", () -> measures.decide(PROGRAM, proposed.id(), true, null, 1));
        assertEquals(State.REFUSED, measures.decide(PROGRAM, proposed.id(), false, "事实不清", 1).state());
    }

    @Test
    void onlyTheUnqualifiedGetMeasuresAndOnlyAfterPublicity() {
        refused("not-unqualified", () -> measures.propose(PROGRAM, rectify("M2")));
        town.stage = Stage.PRELIMINARY;
        refused("not-published", () -> measures.propose(PROGRAM, rectify("M3")));
    }

    @Test
    void onlyToRectifyTakesADeadlineAndItLiesAhead() {
        refused("measure-deadline", () -> measures.propose(PROGRAM, new Proposal("M3", Kind.RECTIFY, "r", null)));
        refused("measure-deadline", () -> measures.propose(PROGRAM, new Proposal("M3", Kind.RECTIFY, "r", town.today)));
        refused("measure-deadline", () -> measures.propose(PROGRAM, new Proposal("M3", Kind.REMOVE, "r", DEADLINE)));
        refused("measure-kind", () -> measures.propose(PROGRAM, new Proposal("M3", null, "r", null)));
        refused("words-missing", () -> measures.propose(PROGRAM, new Proposal("M3", Kind.REMOVE, null, null)));
    }

    @Test
    void theExcellentMayStandForHonoursAndTheUnqualifiedAreSpokenTo() {
        Outcomes outcomes = town.outcomes();
        assertEquals(List.of("M1"), outcomes.honours(PROGRAM, null, null, 10).items().stream().map(Result::subject).toList());
        assertEquals(List.of("M3", "N1"), outcomes.talks(PROGRAM, null, null, 10).items().stream().map(Result::subject).toList());
        assertEquals(List.of("M3"), town.as(Town.SECRETARY, () -> outcomes.talks(PROGRAM, "ZB-01", null, 10)).items().stream()
                .map(Result::subject).toList());
        refused("access-refused", () -> town.as(Town.SECRETARY, () -> outcomes.talks(PROGRAM, "ZB-02", null, 10)));
        assertEquals(2, outcomes.of(town.register.program(PROGRAM), null, false).all());
        assertEquals(List.of("M3"), town.as(Town.SECRETARY, () -> outcomes.of(town.register.program(PROGRAM), null, false)).first().stream()
                .map(Result::subject).toList());
        town.stage = Stage.OPEN;
        refused("not-published", () -> outcomes.honours(PROGRAM, null, null, 10));
    }

    private static Proposal rectify(String person) {
        return new Proposal(person, Kind.RECTIFY, "多次无故不参加组织生活", DEADLINE);
    }
}
