package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Facts.Veto;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.core.programs.PointsTown.Cells;
import org.linli.testkit.EachEngine;

@EachEngine
class FactsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private PointsTown town;
    private Program program;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026", 3);
    }

    @Test
    void aScoreReplacesTheFormerOneWhichStaysInTheAudit() {
        score("M1", "90.5");
        score("M1", "91");
        assertEquals(new BigDecimal("91.00"), town.facts.scores(program.id(), "appraisal", null, 10).items().get(0).score());
        assertEquals("component", assertThrows(Problem.class, () -> town.facts.scores(program.id(), "apraisal", null, 10)).where());
        assertEquals("appraisal 90.50 ballots", town.guard.audited.get(town.guard.audited.size() - 1).before());
    }

    @Test
    void theSameScoreAgainChangesNothing() {
        score("M1", "90.5");
        int before = town.guard.audited.size();
        long changes = changes();
        score("M1", "90.50");
        assertEquals(before, town.guard.audited.size());
        assertEquals(changes, changes());
    }

    @Test
    void scoresOutsideTheirRangeAndComponentsOfPointsAreRefused() {
        assertEquals(List.of("score"), faults(new Score("M1", "appraisal", new BigDecimal("100.01"), null)));
        assertEquals(List.of("score"), faults(new Score("M1", "appraisal", new BigDecimal("-1"), null)));
        assertEquals(List.of("score"), faults(new Score("M1", "appraisal", new BigDecimal("1.001"), null)));
        assertEquals(List.of("component"), faults(new Score("M1", "daily", BigDecimal.ONE, null)));
        assertEquals(List.of("subject"), faults(new Score("M77", "appraisal", BigDecimal.ONE, null)));
        assertEquals(List.of(), town.facts.scores(program.id(), null, null, 10).items());
    }

    @Test
    void scoresAreReadPageByPage() {
        score("M1", "90");
        score("M2", "80");
        var first = town.facts.scores(program.id(), null, null, 1);
        assertEquals("M2", town.facts.scores(program.id(), null, first.next(), 1).items().get(0).subject());
    }

    @Test
    void aVetoNeedsFactsAndADayWithinTheCycle() {
        Veto veto = town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告");
        assertEquals(List.of(veto), town.facts.vetoes(program.id(), null, 10).items());
        assertEquals(List.of("veto", "occurredOn", "facts"), assertThrows(Problem.class,
                () -> town.facts.veto(program.id(), "M1", "ugly", LocalDate.parse("2025-12-31"), " ")).faults().stream()
                .map(Problem.Fault::where).toList());
    }

    @Test
    void theSameVetoIsRecordedOnce() {
        Veto veto = town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告");
        assertEquals("veto-there", assertThrows(Problem.class, () -> town.facts.veto(program.id(), "M1", "punished", DAY, "警告")).code());
        town.facts.lift(program.id(), veto.id(), "事实有误");
        town.facts.veto(program.id(), "M1", "punished", DAY, "警告");
    }

    @Test
    void aVetoAgainstWhoIsExemptIsRefusedWithTheReason() {
        town.apply(program, "members", List.of(new Cells(2, "person", "M1", "branch", "ZB-01", "kind", "RETIRED", "exempt", "OLD")));
        Problem exempt = assertThrows(Problem.class, () -> town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告"));
        assertTrue(exempt.faults().get(0).what().zh().contains("免评"), exempt.faults().toString());
    }

    @Test
    void aVetoIsLiftedOnceAndWithAReason() {
        Veto veto = town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告");
        assertEquals("reason", assertThrows(Problem.class, () -> town.facts.lift(program.id(), veto.id(), "")).where());
        assertEquals("处分撤销", town.facts.lift(program.id(), veto.id(), "处分撤销").lifted());
        assertEquals("veto-lifted", assertThrows(Problem.class, () -> town.facts.lift(program.id(), veto.id(), "again")).code());
    }

    @Test
    void aPublishedProgramTakesNoFacts() {
        town.goTo(program, Stage.PRELIMINARY, Stage.PUBLISHED);
        assertEquals("program-takes-no-records", assertThrows(Problem.class, () -> score("M1", "90")).code());
        assertEquals("program-takes-no-records", assertThrows(Problem.class,
                () -> town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告")).code());
    }

    @Test
    void aBranchScoresItsOwnMembersOnly() {
        town.participants.name(program.id(), "M3", "ZB-02", null, 1);
        town.guard.becomes("branch", PointsTown.MODULE + "." + Facts.WRITE, PointsTown.BRANCH);
        score("M1", "90");
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> score("M3", "90")).kind());
        assertEquals(List.of("3 person"), town.check(program, "appraisals", List.of(appraisal(2, "M2", "80"), appraisal(3, "M3", "80"))));
    }

    @Test
    void aBranchSeesScoresAndVetoesOfItsOwnMembersOnly() {
        town.participants.name(program.id(), "M3", "ZB-02", null, 1);
        score("M1", "90");
        score("M3", "80");
        Veto own = town.facts.veto(program.id(), "M2", "punished", DAY, "党内警告");
        town.facts.veto(program.id(), "M3", "punished", DAY, "留党察看");
        town.guard.becomes("branch", PointsTown.MODULE + "." + Programs.READ, PointsTown.BRANCH);
        assertEquals(List.of("M1"), town.facts.scores(program.id(), null, null, 10).items().stream().map(Score::subject).toList());
        assertEquals(List.of(own), town.facts.vetoes(program.id(), null, 10).items());
        assertEquals(List.of(own), town.facts.against(program.id(), "M2"));
        assertEquals(List.of(), town.facts.against(program.id(), "M3"));
        town.guard.becomes("committee", PointsTown.MODULE + "." + Programs.READ, PointsTown.COMMITTEE);
        assertEquals(2, town.facts.scores(program.id(), "appraisal", null, 10).items().size());
        assertEquals(2, town.facts.vetoes(program.id(), null, 10).items().size());
    }

    @Test
    void appraisalsComeFromAFileAndTheSameFileChangesNothing() {
        List<Line> file = List.of(appraisal(2, "M1", "90.5"), appraisal(3, "M2", "93"));
        assertEquals(new RowImport.Applied(2, 0), town.apply(program, "appraisals", file));
        assertEquals(new RowImport.Applied(0, 2), town.apply(program, "appraisals", file));
        assertEquals(List.of("2 score", "3 person", "4 person", "5 score"), town.check(program, "appraisals",
                List.of(appraisal(2, "M1", "many"), appraisal(3, "X", "1"), appraisal(4, "M1", "1"), appraisal(5, "M2", "101"))));
    }

    @Test
    void aScoreThatSaysWhereItComesFromIsNotReplacedByOneThatDoesNot() {
        score("M1", "80");
        List<Line> file = List.of(appraisal(2, "M1", "99"), appraisal(3, "M2", "99"));
        assertEquals(List.of("2 score"), town.check(program, "appraisals", file));
        Problem refused = assertThrows(Problem.class,
                () -> town.transactions.write(db -> town.file("appraisals").open(program.id()).apply(db, file)));
        assertTrue(refused.faults().get(0).what().zh().contains("ballots"), refused.faults().toString());
        assertEquals(List.of("score"), faults(new Score("M1", "appraisal", new BigDecimal("99"), " ")));
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "appraisals", List.of(appraisal(2, "M1", "80"))));
        assertEquals(new Score("M1", "appraisal", new BigDecimal("80.00"), "ballots"),
                town.facts.scores(program.id(), null, null, 10).items().get(0));
    }

    @Test
    void aTypedScoreDoesNotPassForOneThatAnObjectionHasSetRight() {
        score("M1", "80");
        assertEquals(List.of("source"), faults(new Score("M1", "appraisal", new BigDecimal("99"), "objection:x")));
        var corrected = new Score("M1", "appraisal", new BigDecimal("85"), "objection:1");
        town.transactions.write(db -> {
            town.facts.correct(db, ProgramAccess.locked(db, program.id()), List.of(corrected));
            return null;
        });
        town.facts.score(program.id(), List.of(corrected));
        assertEquals(List.of("source"), faults(new Score("M1", "appraisal", new BigDecimal("86"), "objection:1")));
    }

    @Test
    void aTypedScoreDoesNotPassForOneOfAnAppraisalThatIsNotPublishedYet() {
        String appraisal = "appraisal:" + Ids.next();
        var typed = List.of(new Score("M1", "appraisal", new BigDecimal("99"), appraisal), new Score("M2", "appraisal", new BigDecimal("88"), "oa:2026-17"));
        Problem refused = assertThrows(Problem.class, () -> town.facts.enter(program.id(), typed));
        assertEquals(List.of("scores[0].source"), refused.faults().stream().map(Problem.Fault::where).toList());
        town.facts.enter(program.id(), typed.subList(1, 2));
        town.facts.score(program.id(), typed.subList(0, 1));
        town.facts.enter(program.id(), town.facts.scores(program.id(), null, null, 10).items());
        assertEquals(2, town.facts.scores(program.id(), null, null, 10).items().size());
    }

    @Test
    void aVetoOfTomorrowHasNotHappened() {
        town.clock.set("2026-03-13");
        assertEquals(List.of("occurredOn"), assertThrows(Problem.class,
                () -> town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告")).faults().stream().map(Problem.Fault::where).toList());
        assertEquals(List.of("2 occurred_on"), town.check(program, "vetoes", List.of(veto(2, "M1", "punished", "2026-03-14"))));
        town.clock.set("2026-03-14");
        town.facts.veto(program.id(), "M1", "punished", DAY, "党内警告");
    }

    @Test
    void vetoesComeFromAFileAndAreNotTwice() {
        List<Line> file = List.of(veto(2, "M1", "punished", "2026-03-14"), veto(3, "M1", "punished", "2026-03-14"));
        assertEquals(new RowImport.Applied(1, 1), town.apply(program, "vetoes", file));
        Veto only = town.facts.vetoes(program.id(), null, 10).items().get(0);
        assertTrue(only.facts().contains("imported"));
        town.facts.lift(program.id(), only.id(), "误记");
        assertEquals(new RowImport.Applied(0, 2), town.apply(program, "vetoes", file));
        assertEquals(List.of("2 veto", "3 occurred_on", "4 occurred_on"), town.check(program, "vetoes",
                List.of(veto(2, "M1", "ugly", "2026-03-14"), veto(3, "M1", "punished", "14.3.2026"), veto(4, "M1", "punished", ""))));
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "vetoes", List.of(veto(2, "M1", "punished", "2026/3/14"))));
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "vetoes", List.of(veto(2, "M1", "当年受党政纪处分", "20260314"))));
    }

    private void score(String subject, String score) {
        town.facts.score(program.id(), List.of(new Score(subject, "appraisal", new BigDecimal(score), "ballots")));
    }

    private List<String> faults(Score score) {
        return assertThrows(Problem.class, () -> town.facts.score(program.id(), List.of(score))).faults().stream()
                .map(Problem.Fault::where).toList();
    }

    private long changes() {
        return town.transactions.read(db -> ProgramAccess.state(db, program.id())).changes();
    }

    private static Line appraisal(int number, String person, String score) {
        return new Cells(number, "person", person, "score", score);
    }

    private static Line veto(int number, String person, String veto, String on) {
        return new Cells(number, "person", person, "veto", veto, "occurred_on", on);
    }
}
