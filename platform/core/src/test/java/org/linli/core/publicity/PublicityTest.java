package org.linli.core.publicity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.jobs.Job;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results.Order;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Correction;
import org.linli.api.publicity.Objections.Decision;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.publicity.Publicity.Snapshot;
import org.linli.api.security.Caller;
import org.linli.api.security.Role;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.core.settlement.SettledTown;
import org.linli.testkit.EachEngine;

@EachEngine
class PublicityTest {

    private SettledTown town;

    @BeforeEach
    void start(Transactions transactions) {
        town = new SettledTown(transactions);
    }

    @Test
    void aBoardShowsMaskedNamesAndOnlyTheUpperTiers() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        var sheet = town.results.board(program.id());
        assertEquals(sheet.rows().subList(0, 3), town.results.board(program.id(), 3).rows());
        assertEquals(sheet, town.results.board(program.id(), 500));
        town.order(program, Stage.PUBLISHED);
        Notice notice = town.boards.board(null, null, 10).items().get(0);
        Snapshot snapshot = town.boards.notice(notice.id(), null, 500);
        assertEquals(List.of("姓名", "最终得分", "等次"), snapshot.columns().stream().map(Text::zh).toList());
        assertEquals(sheet.rows(), snapshot.rows(), "what was looked at before goes up");
        assertEquals(16, snapshot.rows().size());
        assertEquals(List.of("党***3", "92.70", "优秀"), snapshot.rows().get(0));
        assertTrue(snapshot.rows().stream().allMatch(row -> List.of("优秀", "合格").contains(row.get(2))), snapshot.rows().toString());
        assertEquals("settlement:" + town.results.settlement(program.id()).id(), notice.about());
    }

    @Test
    void whatTheTiersOfABoardAreCalledIsForEverybody() {
        Program program = town.p2();
        town.points.guard.becomes("passer-by", "nothing.at-all", PointsTown.OTHER_BRANCH);
        assertEquals(new Text("优秀", "Excellent"), town.boards.tiers(program.id()).get(0));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> town.boards.tiers("nothing")).kind());
    }

    @Test
    void aNoticeHangsForSevenDaysThatEndOnAWorkingDayAndComesDownByItself() {
        Program program = appraised();
        town.points.clock.set("2026-09-29");
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        Notice notice = town.boards.of(program.id()).get(0);
        assertEquals(LocalDate.of(2026, 10, 8), notice.until(), "7 days end in the holiday, the next working day is the 8th");
        town.points.clock.set("2026-10-08");
        town.points.guard.becomes("passer-by", "nothing.at-all", PointsTown.OTHER_BRANCH);
        assertEquals(1, town.boards.board("ZB-01", null, 10).items().size() + town.boards.board("DW", null, 10).items().size());
        assertEquals(3, town.boards.notice(notice.id(), null, 500).rows().size());
        town.points.clock.set("2026-10-09");
        assertEquals(List.of(), town.boards.board(null, null, 10).items());
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> town.boards.notice(notice.id(), null, 500)).kind());
        town.points.guard.becomesAdmin();
        assertEquals(3, town.boards.notice(notice.id(), null, 500).rows().size());
    }

    @Test
    void whatIsTakenDownIsSeenByItsReadersAloneAndHangsAgainForAllItsDays() {
        Program program = appraised();
        town.points.clock.set("2026-11-02");
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        Notice notice = town.boards.of(program.id()).get(0);
        assertEquals("DW", town.boards.places().get(0).unit());
        assertEquals("reason", assertThrows(Problem.class, () -> town.boards.takeDown(notice.id(), " ")).where());
        town.points.guard.becomes("passer-by", "party-points.programs.read", PointsTown.COMMITTEE);
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.boards.takeDown(notice.id(), "姓名有误")).kind());
        town.points.guard.becomesAdmin();
        assertEquals("姓名有误", town.boards.takeDown(notice.id(), "姓名有误").down().reason());
        assertEquals("notice-down", assertThrows(Problem.class, () -> town.boards.takeDown(notice.id(), "再撤")).code());
        assertEquals(List.of(), town.boards.board(null, null, 10).items());
        assertEquals(List.of(), town.boards.places());
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> town.boards.inPlaceOf(notice.id())).kind());
        assertEquals(List.of(notice.id()), town.boards.past("DW", null, 10).items().stream().map(Notice::id).toList());
        assertEquals("objection-nothing-hangs", assertThrows(Problem.class, () -> town.objections.object(program.id(), "M1", "有误")).code());
        town.points.clock.set("2026-11-20");
        assertEquals("results-taken-down", assertThrows(Problem.class, () -> town.approve(program, "2026-11-20")).code());
        Notice again = town.boards.hangAgain(notice.id());
        assertEquals(LocalDate.of(2026, 11, 27), again.until(), "seven days, which end on a Friday");
        assertEquals(notice.digest(), again.digest());
        assertEquals(again.id(), town.boards.inPlaceOf(notice.id()), "a printed address leads on");
        assertEquals("notice-not-down", assertThrows(Problem.class, () -> town.boards.hangAgain(notice.id())).code());
        assertEquals(List.of(again.id()), town.boards.board(null, null, 10).items().stream().map(Notice::id).toList());
        assertEquals(List.of(), town.boards.past(null, null, 10).items());
        town.points.guard.becomes("passer-by", "nothing.at-all", PointsTown.OTHER_BRANCH);
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> town.boards.notice(notice.id(), null, 10)).kind());
    }

    @Test
    void anOutlookTellsWhatStandsInTheWayBeforeTheOrder() {
        Program program = town.points.program("2026", 3);
        town.points.clock.set("2026-11-02");
        town.modules.comes("1.1.0", (db, its, units) -> List.of(new Text("一季度未公布", "Q1 was not passed")));
        assertFalse(town.programs.outlook(PointsTown.MODULE, program.id(), Stage.PUBLISHED).hindrances().isEmpty(), "it isn't settled");
        town.order(program, Stage.PRELIMINARY);
        Programs.Outlook outlook = town.programs.outlook(PointsTown.MODULE, program.id(), Stage.PUBLISHED);
        assertEquals(1, outlook.hindrances().size(), "nobody has an appraisal");
        assertEquals(List.of("一季度未公布"), outlook.lacking().stream().map(Text::zh).toList());
    }

    @Test
    void aNoticeWithAPersonalNumberIsNotHungUp() {
        Program program = town.points.program("2026", 1);
        for (String number : List.of("11010519491231002X", "住址 13800138000")) {
            var notice = new NewNotice(PointsTown.MODULE, program.id(), "statement:1", "ZB-01", new Text("一季度", "Q1"), 7,
                    List.of(new Text("姓名", "Name")), List.of(List.of(number)));
            assertThrows(IllegalArgumentException.class, () -> town.points.transactions.write(db -> town.boards.publish(db, notice)));
        }
    }

    @Test
    void aLargeBoardIsReadPartByPartAndItsDigestCoversAllOfIt() {
        Program program = town.points.program("2026", 1);
        List<List<String>> rows = IntStream.range(0, 1201).mapToObj(i -> List.of("党**" + i, String.valueOf(i))).toList();
        var notice = new NewNotice(PointsTown.MODULE, program.id(), "statement:1", "ZB-01", new Text("一季度", "Q1"), 7,
                List.of(new Text("姓名", "Name"), new Text("得分", "Points")), rows);
        Notice hung = town.points.transactions.write(db -> town.boards.publish(db, notice));
        List<List<String>> read = new ArrayList<>();
        String after = null;
        do {
            Snapshot part = town.boards.notice(hung.id(), after, 400);
            assertEquals(notice.columns(), part.columns());
            assertTrue(part.rows().size() <= 400);
            read.addAll(part.rows());
            after = part.next();
        } while (after != null);
        assertEquals(rows, read);
        String shown = read.stream().map(row -> "[\"" + String.join("\",\"", row) + "\"]").collect(Collectors.joining(","));
        assertEquals(Sha256.of("{\"columns\":[{\"zh\":\"姓名\",\"en\":\"Name\"},{\"zh\":\"得分\",\"en\":\"Points\"}],\"rows\":[" + shown + "]}"), hung.digest());
        assertEquals("notice-after", assertThrows(Problem.class, () -> town.boards.notice(hung.id(), "x", 10)).code());
    }

    @Test
    void whatHangsIsFrozen() {
        Program program = published();
        Problem refused = assertThrows(Problem.class,
                () -> town.points.ledger.record(program.id(), LedgerEntries.meeting("M001", "2026-03-14", "late")));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> town.order(program, Stage.PRELIMINARY)).kind());
    }

    @Test
    void resultsThatAreNotUpToDateAreNotPublished() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        town.points.ledger.record(program.id(), LedgerEntries.meeting("M001", "2026-03-14", "late"));
        assertEquals("entries-since", assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED)).code());
        town.order(program, Stage.PRELIMINARY);
        town.points.facts.veto(program.id(), "M001", "punished", LocalDate.of(2026, 5, 5), "党内警告");
        assertEquals("changes-since", assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED)).code());
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
    }

    @Test
    void anUpheldObjectionCorrectsTheResultAndKeepsTheFormerSnapshot() {
        Program program = published();
        Notice former = town.boards.of(program.id()).get(0);
        BigDecimal before = total(program, "M013");
        Objection objection = town.objections.object(program.id(), "M013", "帮扶记录漏记");
        var right = new NewEntry("M013", "help-household", LocalDate.of(2026, 6, 1), null, null, "objection-1", null, null);
        Objection decided = town.objections.decide(program.id(), objection.id(),
                new Decision(true, "经核实,补记一次", List.of(new Correction(null, right))), objection.version());
        assertEquals(Objection.State.UPHELD, decided.state());
        assertEquals("DW", decided.filedWith());
        assertEquals(before.add(new BigDecimal("2.10")), total(program, "M013"), "3 points more at a weight of 0.7");
        var settlement = town.results.settlement(program.id());
        assertEquals(2, settlement.number());
        assertEquals(objection.id(), settlement.objection());
        List<Notice> notices = town.boards.of(program.id());
        assertEquals(2, notices.size());
        Notice fresh = notices.get(0);
        assertEquals(fresh.id(), town.boards.notice(former.id(), null, 500).notice().replacedBy());
        assertEquals(former.until(), fresh.until());
        assertNotEquals(former.digest(), fresh.digest());
        assertEquals(former.digest(), town.boards.notice(former.id(), null, 500).notice().digest());
        assertEquals(List.of(fresh.id()), town.boards.board(null, null, 10).items().stream().map(Notice::id).toList());
        assertTrue(town.results.reproduce(program.id()));
        assertEquals(Stage.PUBLISHED, town.programs.program(PointsTown.MODULE, program.id()).stage());
    }

    @Test
    void anUpheldObjectionMayLiftAVetoAndSetABroughtInScoreRight() {
        Program program = published();
        String veto = town.points.facts.vetoes(program.id(), null, 10).items().stream().filter(one -> one.subject().equals("M018")).findFirst()
                .orElseThrow().id();
        Objection objection = town.objections.object(program.id(), "M018", "处分已撤销");
        var score = new Score("M018", "appraisal", new BigDecimal("98"), null);
        town.objections.decide(program.id(), objection.id(), new Decision(true, "处分已撤销,评议分更正", null, List.of(score), List.of(veto)), 1);
        assertEquals(new BigDecimal("89.95"), total(program, "M018"));
        assertEquals("qualified", result(program, "M018").tier());
        assertEquals(17, town.boards.notice(town.boards.board(null, null, 1).items().get(0).id(), null, 500).rows().size());
        assertTrue(town.results.reproduce(program.id()));
    }

    @Test
    void whoDecidesOnTheObjectionOfAnotherDoesNotCorrectItsOwnPoints() {
        Program program = published();
        String veto = town.points.facts.vetoes(program.id(), null, 10).items().stream().filter(one -> one.subject().equals("M018")).findFirst()
                .orElseThrow().id();
        long seq = town.points.ledger.entries(program.id(), "M018", null, null, 1).items().get(0).seq();
        Objection objection = town.objections.object(program.id(), "M013", "帮扶记录漏记");
        var right = new NewEntry("M018", "help-household", LocalDate.of(2026, 6, 1), null, null, "objection-1", null, null);
        var score = new Score("M018", "appraisal", new BigDecimal("98"), null);
        town.points.guard.becomesAdmin("M018");
        for (Decision decision : List.of(new Decision(true, "更正", List.of(new Correction(null, right))), new Decision(true, "更正", List.of(new Correction(seq, null))),
                new Decision(true, "更正", null, List.of(score), null), new Decision(true, "更正", null, null, List.of(veto)))) {
            assertEquals("objection-own", assertThrows(Problem.class, () -> town.objections.decide(program.id(), objection.id(), decision, 1)).code());
        }
        town.objections.decide(program.id(), objection.id(), new Decision(false, "无误", null), 1);
    }

    @Test
    void anObjectionByManyIsSettledByAJobThatHoldsTheProgram() {
        Program program = publishedOfMany();
        Objection objection = upheld(program, "M7", LocalDate.of(2026, 4, 1));
        assertEquals("program-busy", assertThrows(Problem.class, () -> town.approve(program, "2026-05-20")).code());
        town.runJob(0);
        assertEquals(2, town.boards.of(program.id()).size());
        assertEquals(Stage.PUBLISHED, town.programs.program(PointsTown.MODULE, program.id()).stage());
        assertEquals(objection.id(), town.results.settlement(program.id()).objection());
    }

    @Test
    void resultsThatAJobFailedToCorrectAreNotApprovedUntilTheyAreComputedAgain() {
        Program program = publishedOfMany();
        assertEquals("stage-order", assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED)).code());
        Objection objection = upheld(program, "M7", LocalDate.of(2026, 4, 1));
        town.jobFailed();
        town.points.clock.set("2026-05-20");
        assertEquals("corrections-since", assertThrows(Problem.class, () -> town.approve(program, "2026-05-20")).code());
        var ordered = town.order(program, Stage.PUBLISHED);
        assertEquals(Stage.PUBLISHED, ordered.program().stage());
        assertEquals(Job.State.QUEUED, town.job(ordered.job()).state());
        town.runJob(0);
        assertEquals(2, town.boards.of(program.id()).size());
        assertEquals(objection.id(), town.results.settlement(program.id()).objection());
        assertEquals(Stage.APPROVED, town.approve(program, "2026-05-20").program().stage());
    }

    @Test
    void aRejectedObjectionChangesNothingAndIsExplainedToTheSuperiorToo() {
        Program program = published();
        Objection objection = town.objections.object(program.id(), "M001", "分数偏低");
        var correction = List.of(new Correction(1L, null));
        assertEquals("rejected-with-corrections", assertThrows(Problem.class,
                () -> town.objections.decide(program.id(), objection.id(), new Decision(false, "属实", correction), 1)).code());
        assertEquals(Problem.Kind.STALE, assertThrows(Problem.class,
                () -> town.objections.decide(program.id(), objection.id(), new Decision(false, "记录无误", null), 7)).kind());
        town.objections.decide(program.id(), objection.id(), new Decision(false, "记录无误", null), 1);
        Problem again = assertThrows(Problem.class,
                () -> town.objections.decide(program.id(), objection.id(), new Decision(false, "记录无误", null), 2));
        assertEquals("objection-decided", again.code());
        assertTrue(again.what().en().contains("decided by name of admin"), again.what().en());
        assertEquals(1, town.results.settlement(program.id()).number());
        Filings.Filing filing = town.filings.list("DW", null, 10).items().get(0);
        assertEquals("objection:" + objection.id(), filing.about());
        assertNull(filing.content());
        assertTrue(town.filings.filing(filing.id()).content().contains("\"answer\":\"记录无误\""));
    }

    @Test
    void anObjectionIsTakenOnTheLastDayAndNotAfterAndAnsweredWithinSevenWorkingDays() {
        Program program = appraised();
        assertEquals("objection-nothing-hangs", object(program, "M1").code());
        town.points.clock.set("2026-09-22");
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        LocalDate until = town.boards.of(program.id()).get(0).until();
        assertEquals(LocalDate.of(2026, 9, 29), until);
        town.points.clock.set("2026-09-29");
        Objection objection = town.objections.object(program.id(), "M1", "分数偏低");
        assertEquals(LocalDate.of(2026, 10, 14), objection.answerBy(), "7 working days over National Day");
        town.points.clock.set("2026-09-30");
        assertEquals("objection-late", object(program, "M1").code());
        town.points.clock.set("2026-10-14");
        assertFalse(town.objections.objection(program.id(), objection.id()).overdue());
        town.points.clock.set("2026-10-15");
        assertTrue(town.objections.list(program.id(), true, null, 10).items().get(0).overdue());
    }

    @Test
    void aNoticeOfAnotherUnitNeitherTakesNorProlongsAnObjection() {
        Program program = published();
        String results = town.boards.of(program.id()).get(0).id();
        Notice elsewhere = hang(program, "ZB-02", 10);
        assertEquals(results, town.objections.object(program.id(), "M001", "分数偏低").notice());
        town.points.clock.set(elsewhere.until().toString());
        assertEquals("objection-late", object(program, "M001").code());
        Notice own = hang(program, "ZB-01", 7);
        assertEquals(own.id(), town.objections.object(program.id(), "M001", "分数偏低").notice());
    }

    @Test
    void anObjectionIsReadWhereItsSubjectIsRanked() {
        Program program = published();
        Objection objection = town.objections.object(program.id(), "M001", "家庭情况另有说明");
        town.points.guard.becomes("other", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(List.of(), town.objections.list(program.id(), false, null, 10).items());
        assertEquals(List.of(), town.objections.waiting(null, 10));
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.objections.objection(program.id(), objection.id())).kind());
        town.points.guard.becomes("own", PointsTown.MODULE + "." + Programs.READ, PointsTown.BRANCH);
        assertEquals(List.of(objection), town.objections.waiting(null, 10).stream().map(Objections.Waiting::objection).toList());
        assertEquals(List.of(objection), town.objections.list(program.id(), true, null, 10).items());
        assertEquals(objection, town.objections.objection(program.id(), objection.id()));
    }

    private Notice hang(Program program, String unit, int days) {
        var notice = new NewNotice(PointsTown.MODULE, program.id(), "statement:1", unit, new Text("一季度", "Q1"), days,
                List.of(new Text("姓名", "Name")), List.of(List.of("党****1")));
        return town.points.transactions.write(db -> town.boards.publish(db, notice));
    }

    @Test
    void whatIsToBeDoneIsLookedForWhereTheCallerMayDoIt() {
        Program program = published();
        LocalDate until = town.boards.of(program.id()).get(0).until();
        assertEquals(List.of(), town.boards.ending(null, 10));
        town.points.clock.set(until.toString());
        assertEquals(1, town.boards.ending("DW", 10).size());
        assertEquals(List.of(), town.boards.ending("ZB-02", 10));
        town.points.clock.set(until.plusDays(1).toString());
        assertEquals(List.of(), town.boards.ending(null, 10));
        assertEquals(List.of(program.id()), approvable(null));
        assertEquals(List.of(program.id()), approvable(program.to().plusDays(1)));
        assertEquals(List.of(), approvable(program.to()), "its last day isn't over");
        town.points.guard.becomes("reader", PointsTown.MODULE + "." + Programs.READ, PointsTown.COMMITTEE);
        assertEquals(1, town.programs.standing(Stage.PUBLISHED, null, 10).size());
        assertEquals(List.of(), approvable(null));
    }

    private List<String> approvable(LocalDate over) {
        return town.programs.standing(Stage.PUBLISHED, null, Programs.APPROVE, over, 10).stream().map(Program::id).toList();
    }

    @Test
    void anObjectionNeedsAParticipantAndWords() {
        Program program = published();
        assertEquals("objection-subject", assertThrows(Problem.class, () -> town.objections.object(program.id(), "M999", "不服")).code());
        assertEquals("words-needed", assertThrows(Problem.class, () -> town.objections.object(program.id(), "M001", " ")).code());
        Problem endless = assertThrows(Problem.class, () -> town.objections.object(program.id(), "M001", "长".repeat(2001)));
        assertEquals("请把事项和理由写在 2000 字以内", endless.mend().zh());
        assertEquals("text", endless.where());
    }

    @Test
    void approvalWaitsForTheEndOfPublicityForAnswersAndForAMeeting() {
        Program program = published();
        LocalDate until = town.boards.of(program.id()).get(0).until();
        Problem running = assertThrows(Problem.class, () -> town.approve(program, "2027-01-08"));
        assertEquals("publicity-running", running.code());
        assertTrue(running.what().zh().contains(until.toString()), running.what().zh());
        assertEquals(List.of(running.what()), hindrances(program, Stage.APPROVED), "who looks before the order is told the same");
        Objection objection = town.objections.object(program.id(), "M001", "分数偏低");
        town.points.clock.set("2027-01-10");
        Problem unanswered = assertThrows(Problem.class, () -> town.approve(program, "2027-01-09"));
        assertEquals("objections-open", unanswered.code());
        assertEquals(List.of(unanswered.what()), hindrances(program, Stage.APPROVED));
        town.objections.decide(program.id(), objection.id(), new Decision(false, "记录无误", null), 1);
        assertEquals(List.of(), hindrances(program, Stage.APPROVED));
        Problem meeting = assertThrows(Problem.class, () -> town.programs.order(PointsTown.MODULE, program.id(),
                new Programs.Order(Stage.APPROVED, LocalDate.of(2027, 1, 11), 0, null, " ", null)));
        assertEquals(List.of("date", "present", "entitled", "minutes"), meeting.faults().stream().map(Problem.Fault::where).toList());
        assertEquals("date", assertThrows(Problem.class, () -> town.approve(program, until.toString())).faults().get(0).where());
        assertEquals(Stage.APPROVED, town.approve(program, "2027-01-09").program().stage());
        assertEquals(List.of(), hindrances(program, Stage.FILED));
    }

    private List<Text> hindrances(Program program, Stage stage) {
        return town.programs.outlook(PointsTown.MODULE, program.id(), stage).hindrances();
    }

    @Test
    void aMeetingOfHalfOfThoseEntitledDoesNotPassTheResults() {
        Program program = published();
        town.points.clock.set("2027-01-10");
        var half = new Programs.Order(Stage.APPROVED, LocalDate.of(2027, 1, 9), 11, 22, "支部党员大会", null);
        Problem refused = assertThrows(Problem.class, () -> town.programs.order(PointsTown.MODULE, program.id(), half));
        assertEquals(List.of("present"), refused.faults().stream().map(Problem.Fault::where).toList());
        var more = new Programs.Order(Stage.APPROVED, LocalDate.of(2027, 1, 9), 12, 22, "支部党员大会", null);
        assertEquals(Stage.APPROVED, town.programs.order(PointsTown.MODULE, program.id(), more).program().stage());
    }

    @Test
    void resultsAreNotPassedWhileAQuarterOfTheYearStillHangs() {
        Program program = published();
        town.points.clock.set("2027-01-04");
        Notice quarter = hang(program, "ZB-01", 7);
        town.points.clock.set("2027-01-09");
        assertEquals(quarter.until(), assertThrows(Problem.class, () -> town.approve(program, "2027-01-08")).facts().get("until"));
        upheld(program, "M013", LocalDate.of(2026, 12, 1));
        town.points.clock.set("2027-01-12");
        assertEquals("date", assertThrows(Problem.class, () -> town.approve(program, "2027-01-11")).faults().get(0).where());
        town.approve(program, "2027-01-12");
        town.order(program, Stage.FILED);
        assertEquals(2, town.results.settlement(program.id()).number(), "what the meeting passed holds the correction, and is what is filed");
    }

    @Test
    void resultsThatCountWhatHasNotHappenedYetAreNotPublished() {
        Program program = town.p2();
        town.points.clock.set("2026-12-26");
        town.order(program, Stage.PRELIMINARY);
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals("entries-ahead", refused.code());
        long ahead = SettledTown.rows("entries.csv").stream().skip(1).filter(row -> row.split(",")[2].compareTo("2026-12-26") > 0).count();
        assertEquals((int) ahead, refused.facts().get("entries"));
        var first = town.points.ledger.entry(program.id(), (long) refused.facts().get("first"));
        assertEquals(LocalDate.of(2026, 12, 27), first.occurredOn());
        town.points.clock.set("2026-12-28");
        assertEquals(Stage.PUBLISHED, town.order(program, Stage.PUBLISHED).program().stage());
    }

    @Test
    void anEntryOfTomorrowThatWasTakenBackKeepsNobodyFromTheBoard() {
        Program program = appraised();
        town.points.apply(program, "entries", List.of(new PointsTown.Cells(2, "person", "M1", "item", "meeting", "occurred_on", "2026-06-01",
                "key", "k1")));
        town.points.ledger.reverse(program.id(), 16, "误记", null, "r1");
        town.order(program, Stage.PRELIMINARY);
        assertEquals(Stage.PUBLISHED, town.order(program, Stage.PUBLISHED).program().stage());
    }

    @Test
    void whatTheModuleMissesKeepsResultsFromTheBoardUnlessTheOrderSaysWhy() {
        Program program = appraised();
        town.order(program, Stage.PRELIMINARY);
        town.modules.comes("1.0.1", (db, ours, units) -> List.of(new Text("一季度未经大会通过", "Q1 was not passed")));
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals("publication-lacks", refused.code());
        assertEquals("Q1 was not passed", refused.faults().get(0).what().en());
        var because = new Programs.Order(Stage.PUBLISHED, null, null, null, "四月才启用本系统", null);
        assertEquals(Stage.PUBLISHED, town.programs.order(PointsTown.MODULE, program.id(), because).program().stage());
        Programs.Step last = town.programs.steps(PointsTown.MODULE, program.id(), null, 10).items().get(2);
        assertEquals("四月才启用本系统", last.note());
        assertTrue(last.says().zh().contains("一季度未经大会通过"), last.says().zh());
        assertTrue(last.says().en().contains("Q1 was not passed"), last.says().en());
    }

    @Test
    void onlyTheVersionOfTheModuleThatServesIsAskedWhatIsMissing() {
        Program program = appraised();
        town.order(program, Stage.PRELIMINARY);
        town.modules.comes("1.9.0", (db, ours, units) -> List.of(new Text("一季度未经大会通过", "Q1 was not passed")));
        assertEquals(1, assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED)).faults().size());
        town.modules.comes("1.10.0", (db, ours, units) -> List.of());
        assertEquals(Stage.PUBLISHED, town.order(program, Stage.PUBLISHED).program().stage());
    }

    @Test
    void whileTheModuleIsAwayNothingGoesOnTheBoardUnasked() {
        Program program = appraised();
        town.order(program, Stage.PRELIMINARY);
        town.modules.goes("1.0.0");
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals(Problem.Kind.UNAVAILABLE, refused.kind());
        assertEquals("module-away", refused.code());
    }

    @Test
    void whoMayOnlyPublishIsToldWhatTheUnitsOfTheAssessedLack() {
        Program program = appraised();
        town.points.participants.name(program.id(), "M2", "ZB-02", "EMPLOYED", 1);
        town.points.participants.propose(program.id(), "M2", "OLD", null, 2);
        town.points.participants.decide(program.id(), "M2", true, null, 3);
        town.order(program, Stage.PRELIMINARY);
        town.modules.comes("1.0.1", (db, ours, units) -> List.of(new Text(String.join("、", units), String.join(", ", units))));
        town.points.guard.becomes("publisher", PointsTown.MODULE + "." + Programs.PUBLISH, PointsTown.COMMITTEE);
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals(List.of("ZB-01"), refused.faults().stream().map(fault -> fault.what().en()).toList());
    }

    @Test
    void nobodyHangsOnTheBoardWhoseExemptionIsNotDecided() {
        Program program = appraised();
        town.points.participants.propose(program.id(), "M2", "OLD", null, 1);
        town.order(program, Stage.PRELIMINARY);
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals("exemptions-open", refused.code());
        assertEquals(List.of("M2"), refused.facts().get("proposed"));
        town.points.participants.decide(program.id(), "M2", true, null, 2);
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
    }

    @Test
    void aTownWithOneHeadAgreesToTheExemptionsThatItTookOverAndPublishes() {
        Program former = town.points.program("2025", 2);
        town.appraise(former, 2);
        town.points.participants.propose(former.id(), "M2", "OLD", "住院", 1);
        town.points.participants.decide(former.id(), "M2", true, null, 2);
        town.order(former, Stage.PRELIMINARY);
        town.order(former, Stage.PUBLISHED);
        town.points.clock.set("2026-05-20");
        town.approve(former, "2026-05-19");
        town.order(former, Stage.FILED);
        town.points.guard.becomes("head", "M9", PointsTown.COMMITTEE, Role.HEAD.gives().toArray(String[]::new));
        Program program = town.programs.create(PointsTown.MODULE, new Programs.NewProgram(PointsTown.RULEBOOK, null, "DW", "2026", null, false, former.id()));
        town.appraise(program, 2);
        town.order(program, Stage.PRELIMINARY);
        assertEquals("exemptions-open", assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED)).code());
        assertEquals(Caller.PLATFORM.account(), town.points.participants.participant(program.id(), "M2").exemption().proposedBy());
        town.points.participants.decide(program.id(), "M2", true, "同意", 1);
        town.order(program, Stage.PRELIMINARY);
        assertEquals(Stage.PUBLISHED, town.order(program, Stage.PUBLISHED).program().stage());
    }

    @Test
    void whoEnteredAnObjectionMayRejectItSoThatAnotherEntersIt() {
        Program program = published();
        town.points.guard.becomes("head", "M9", PointsTown.COMMITTEE, Role.HEAD.gives().toArray(String[]::new));
        Objection own = town.objections.object(program.id(), "M013", "漏记");
        Problem refused = assertThrows(Problem.class, () -> town.objections.decide(program.id(), own.id(), new Decision(true, "补记", null), 1));
        assertEquals("same-person", refused.code());
        assertEquals(List.of("head party-points.objections.decide"), town.points.guard.refusals, "for the audit");
        assertEquals(Objection.State.REJECTED, town.objections.decide(program.id(), own.id(), new Decision(false, "由支部重新提出", null), 1).state());
    }

    @Test
    void aFiledResultReachesTheSuperiorAsItIsAndIsTakenNoteOf() {
        Program program = published();
        town.points.clock.set("2027-01-10");
        town.approve(program, "2027-01-09");
        assertEquals(Stage.FILED, town.order(program, Stage.FILED).program().stage());
        town.points.guard.becomes("superior", Filings.READ, PointsTown.COMMITTEE);
        Filings.Filing filing = town.filings.list("DW", null, 10).items().get(0);
        assertEquals(List.of(filing), town.filings.waiting("DW", 10));
        Filings.Filing whole = town.filings.filing(filing.id());
        assertEquals(Sha256.of(whole.content()), whole.digest());
        assertTrue(whole.content().contains("\"minutes\":\"支部党员大会通过\""), whole.content());
        assertTrue(whole.content().contains("\"subject\":\"M024\""), whole.content());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.filings.receive(filing.id())).kind());
        town.points.guard.becomes("superior", Filings.RECEIVE, PointsTown.COMMITTEE);
        assertEquals("superior", town.filings.receive(filing.id()).received());
        assertEquals("filing-received", assertThrows(Problem.class, () -> town.filings.receive(filing.id())).code());
        town.points.guard.becomes("superior", Filings.READ, PointsTown.COMMITTEE);
        assertEquals(List.of(), town.filings.waiting("DW", 10));
        assertEquals(1, town.filings.list("DW", null, 10).items().size());
        town.points.guard.becomes("stranger", Filings.READ, PointsTown.OTHER_BRANCH);
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.filings.list("DW", null, 10)).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.filings.waiting("DW", 10)).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.filings.filing(filing.id())).kind());
    }

    @Test
    void ofAProgramWithManyNoticesTheNewestAreToldAndTheLastDay() {
        Program program = published();
        Notice results = town.boards.of(program.id()).get(0);
        Notice first = hang(program, "ZB-01", 3);
        Notice second = hang(program, "ZB-02", 30);
        assertEquals(List.of(results, second, first), town.boards.newest(program.id(), 10));
        assertEquals(List.of(results, second), town.boards.newest(program.id(), 2));
        assertEquals(second.until(), town.boards.until(program.id()));
        town.points.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.BRANCH);
        assertEquals(List.of(first), town.boards.newest(program.id(), 10));
        assertEquals(first.until(), town.boards.until(program.id()));
        town.points.guard.becomesMember("M001");
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.boards.newest(program.id(), 10)).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.boards.until(program.id())).kind());
        town.points.guard.becomesAdmin();
        town.boards.takeDown(second.id(), "有误");
        assertEquals(results.until(), town.boards.until(program.id()));
        Notice again = town.boards.hangAgain(second.id());
        assertEquals(List.of(results, again), town.boards.newest(program.id(), 2), "without what was replaced");
    }

    @Test
    void ofAProgramThatHasPutNothingUpNobodyIsRefusedItsNotices() {
        Program program = town.p2();
        town.points.guard.becomesMember("M001");
        assertEquals(List.of(), town.boards.newest(program.id(), 10));
        assertNull(town.boards.until(program.id()));
    }

    private Problem object(Program program, String subject) {
        return assertThrows(Problem.class, () -> town.objections.object(program.id(), subject, "分数偏低"));
    }

    /** Three members in the upper tiers by what they did until April. */
    private Program appraised() {
        Program program = town.points.program("2026", 3);
        town.appraise(program, 3);
        List<Line> lines = new ArrayList<>();
        for (String member : List.of("M1", "M2", "M3")) {
            for (String did : List.of("help-household 9 2026-01-10", "learning 12 2026-01-10", "learning 12 2026-04-10", "meeting 2 2026-01-10",
                    "meeting 2 2026-02-10")) {
                String[] cells = did.split(" ");
                lines.add(new PointsTown.Cells(lines.size() + 2, "person", member, "item", cells[0], "quantity", cells[1], "occurred_on", cells[2],
                        "key", member + did));
            }
        }
        town.points.apply(program, "entries", lines);
        return program;
    }

    /** Published on Thursday 2026-12-31. */
    private Program published() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        return program;
    }

    /** So many that a job computes their results. */
    private Program publishedOfMany() {
        Program program = town.points.program("2026", 2_001);
        town.appraise(program, 2_001);
        town.order(program, Stage.PRELIMINARY);
        town.runJob(0);
        town.order(program, Stage.PUBLISHED);
        return program;
    }

    /** An objection to a missing entry, which is made up for. */
    private Objection upheld(Program program, String subject, LocalDate on) {
        Objection objection = town.objections.object(program.id(), subject, "漏记");
        var right = new NewEntry(subject, "help-household", on, null, null, "objection-1", null, null);
        return town.objections.decide(program.id(), objection.id(), new Decision(true, "补记", List.of(new Correction(null, right))), 1);
    }

    private BigDecimal total(Program program, String subject) {
        return result(program, subject).total();
    }

    private Result result(Program program, String subject) {
        return town.results.list(program.id(), null, null, Order.SUBJECT, null, 50).items().stream()
                .filter(result -> result.subject().equals(subject)).findFirst().orElseThrow();
    }
}
