package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Exemption.State;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.security.Role;
import org.linli.testkit.EachEngine;

/** Who asks doesn't decide, and nobody records or decides what is about itself: by account, and by the person behind the account. */
@EachEngine
class SeparationTest {

    private static final String[] HEAD = Role.HEAD.gives().toArray(String[]::new);

    private final PointsTown town;
    private final Program program;

    SeparationTest(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026", 3);
    }

    @Test
    void whoProposedAnExemptionDoesNotDecideItBeItWithAnotherAccount() {
        becomes("secretary", "M1");
        town.participants.propose(program.id(), "M2", "OLD", null, version("M2"));
        refused("same-person", () -> decide("M2"));
        becomes("secretary2", "M1");
        refused("same-person", () -> decide("M2"));
        assertEquals(List.of("secretary party-points.programs.approve", "secretary2 party-points.programs.approve"), town.guard.refusals, "for the audit");
        becomes("committee", "M3");
        assertTrue(decide("M2").exempt());
    }

    @Test
    void whoProposedAnExemptionMayRefuseItSoThatAnotherProposesIt() {
        becomes("head", "M3");
        town.participants.propose(program.id(), "M2", "OLD", null, version("M2"));
        refused("same-person", () -> decide("M2"));
        assertEquals(State.REFUSED, town.participants.decide(program.id(), "M2", false, "由支部提出", version("M2")).exemption().state());
        becomes("secretary", "M1");
        town.participants.propose(program.id(), "M2", "OLD", null, version("M2"));
        becomes("head", "M3");
        assertTrue(decide("M2").exempt());
    }

    @Test
    void nobodyAgreesToItsOwnExemptionNorEndsIt() {
        becomes("secretary", "M1");
        town.participants.propose(program.id(), "M2", "OLD", null, version("M2"));
        becomes("committee", "M2");
        refused("about-oneself", () -> decide("M2"));
        becomes("chairman", "M3");
        decide("M2");
        becomes("committee", "M2");
        refused("about-oneself", () -> town.participants.endExemption(program.id(), "M2", "康复", version("M2")));
    }

    @Test
    void aFileAgreesOnlyToWhatSomebodyElseHasProposed() {
        List<Line> file = List.of(member(2, "M1", "OLD"), member(3, "M2", "LONG_ILLNESS"));
        becomes("secretary", "M3");
        town.apply(program, "members", file);
        town.apply(program, "members", file);
        assertEquals(List.of(State.PROPOSED, State.PROPOSED), List.of(exemption("M1").state(), exemption("M2").state()), "be it sent twice");
        becomes("committee", "M2");
        town.apply(program, "members", file);
        assertEquals(List.of(State.AGREED, State.PROPOSED), List.of(exemption("M1").state(), exemption("M2").state()), "but not to its own");
        assertEquals("secretary", exemption("M1").proposedBy());
        assertEquals("committee", exemption("M1").decidedBy());
    }

    @Test
    void theOneAccountThatATownBeginsWithWorksAlone() {
        town.apply(program, "members", List.of(member(2, "M1", "OLD")));
        assertEquals(State.AGREED, exemption("M1").state());
        town.participants.propose(program.id(), "M2", "OLD", null, version("M2"));
        assertTrue(decide("M2").exempt());
    }

    @Test
    void nobodyEntersOrTakesBackPointsOfItsOwn() {
        long deduction = town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1")).entry().seq();
        becomes("scorekeeper", "M1");
        refused("about-oneself", () -> town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-04-11", "k2")));
        refused("about-oneself", () -> town.ledger.reverse(program.id(), deduction, "误记", null, "k3"));
        town.ledger.record(program.id(), LedgerEntries.meeting("M2", "2026-04-11", "k4"));
        assertEquals(List.of("2 person"), town.check(program, "entries", List.of(entry(2, "M1"), entry(3, "M2"))));
    }

    @Test
    void nobodyScoresItselfOrLiftsItsOwnVeto() {
        String veto = town.facts.veto(program.id(), "M1", "punished", LocalDate.of(2026, 3, 14), "警告处分").id();
        becomes("scorekeeper", "M1");
        List<Score> own = List.of(new Score("M1", "appraisal", new BigDecimal("99"), null));
        assertEquals("subject", assertThrows(Problem.class, () -> town.facts.enter(program.id(), own)).faults().get(0).where());
        refused("about-oneself", () -> town.facts.lift(program.id(), veto, "申诉成立"));
        assertEquals(List.of("scorekeeper party-points.facts.write"), town.guard.refusals);
        assertEquals(List.of("2 person"), town.check(program, "appraisals", List.of(appraisal(2, "M1"), appraisal(3, "M2"))));
        town.facts.score(program.id(), own);
        assertFalse(town.facts.scores(program.id(), null, null, 10).items().isEmpty(), "what the branch has marked is counted by whoever counts");
    }

    private void becomes(String account, String person) {
        town.guard.becomes(account, person, PointsTown.COMMITTEE, HEAD);
    }

    private Participant decide(String member) {
        return town.participants.decide(program.id(), member, true, null, version(member));
    }

    private Exemption exemption(String member) {
        return town.participants.participant(program.id(), member).exemption();
    }

    private int version(String member) {
        return town.participants.participant(program.id(), member).version();
    }

    private static void refused(String code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
        assertEquals(code, problem.code());
    }

    private static Line member(int row, String person, String exempt) {
        return new PointsTown.Cells(row, "person", person, "branch", "ZB-01", "kind", "EMPLOYED", "exempt", exempt);
    }

    private static Line entry(int row, String person) {
        return new PointsTown.Cells(row, "person", person, "item", "meeting", "occurred_on", "2026-04-18");
    }

    private static Line appraisal(int row, String person) {
        return new PointsTown.Cells(row, "person", person, "score", "88");
    }
}
