package org.linli.core.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Order;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.security.Audit;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.testkit.EachEngine;

@EachEngine
class SettlementTest {

    private SettledTown town;

    @BeforeEach
    void start(Transactions transactions) {
        town = new SettledTown(transactions);
    }

    @Test
    void theYearOfP2ComesOutAsPrinted() {
        Program program = town.p2();
        assertEquals(Stage.PRELIMINARY, town.order(program, Stage.PRELIMINARY).program().stage());
        List<String> rows = new ArrayList<>(List.of("person,branch,daily,appraisal,final,rank,tier,reason"));
        town.results.each(program.id(), result -> rows.add(String.join(",", result.subject(), result.unit(),
                result.components().get("daily").toPlainString(), result.components().get("appraisal").toPlainString(),
                result.total().toPlainString(), result.rank().toString(), result.tier(), String.join(";", result.reasons()))));
        assertEquals(SettledTown.rows("expected.csv"), rows);
    }

    @Test
    void aResultIsListedBySubjectByRankAndByTier() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        var first = town.results.list(program.id(), null, null, Order.RANK, null, 3);
        assertEquals(List.of(1, 1, 3), first.items().stream().map(Result::rank).toList());
        var second = town.results.list(program.id(), "ZB-01", null, Order.RANK, first.next(), 1);
        assertEquals(3, second.items().get(0).rank());
        assertEquals(2, town.results.list(program.id(), null, "excellent", Order.SUBJECT, null, 50).items().size());
        assertEquals("tier", assertThrows(Problem.class, () -> town.results.list(program.id(), null, "excelent", Order.SUBJECT, null, 50)).where(),
                "a misspelt tier is not a tier with nobody in it");
        assertEquals("M002", town.results.list(program.id(), null, null, Order.SUBJECT, "M001", 1).items().get(0).subject());
    }

    @Test
    void resultsAreFoundByUnitKindTierFlagAndName() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        Results.Count count = town.results.count(program.id(), "ZB-01");
        assertEquals(22, count.all());
        assertEquals(0, count.waiting());
        assertEquals(6, count.flagged());
        assertEquals(Map.of("excellent", 2, "qualified", 14, "basic", 1, "unqualified", 5), count.tiers());
        assertEquals(new Results.Count(0, 0, 0, Map.of()), town.results.count(program.id(), "ZB-02"));
        assertEquals(6, found(program, new Results.Wanted("ZB-01", null, null, true, null)).size());
        assertEquals(List.of("M003", "M021"), found(program, new Results.Wanted(null, "excellent", null, false, null)).stream().map(Result::subject).sorted().toList());
        assertEquals(List.of("M004"), found(program, new Results.Wanted(null, null, null, false, "M004")).stream().map(Result::subject).toList());
        assertEquals(List.of("M004"), found(program, new Results.Wanted(null, null, "MOBILE", false, "员004")).stream().map(Result::subject).toList());
        assertEquals(List.of(), found(program, new Results.Wanted(null, null, "RETIRED", false, "员004")));
        assertEquals(List.of(), found(program, new Results.Wanted(null, null, null, false, "%")), "a sign of patterns is itself");
    }

    private List<Result> found(Program program, Results.Wanted wanted) {
        return town.results.find(program.id(), wanted, Order.RANK, null, 50).items();
    }

    @Test
    void theHighestScoresAreThoseOfAllBranchesWhereEachIsRankedByItself() {
        Program program = town.points.program("2026", 3);
        town.points.apply(program, "members", List.of(new PointsTown.Cells(2, "person", "M4", "branch", "ZB-02", "kind", "EMPLOYED"),
                new PointsTown.Cells(3, "person", "M5", "branch", "ZB-02", "kind", "EMPLOYED")));
        town.appraise(program, 5);
        town.order(program, Stage.PRELIMINARY);
        assertEquals(List.of("M5", "M4", "M3"), town.results.highest(program.id(), null, 3).stream().map(Result::subject).toList());
        assertEquals(List.of(1, 2, 1), town.results.highest(program.id(), null, 3).stream().map(Result::rank).toList());
        town.points.apply(program, "appraisals", List.of(new PointsTown.Cells(2, "person", "M1", "score", "99")));
        assertEquals("M5", town.results.highest(program.id(), null, 1).get(0).subject(), "as settled");
        town.order(program, Stage.PRELIMINARY);
        assertEquals(List.of("M1", "M5"), town.results.highest(program.id(), null, 2).stream().map(Result::subject).toList());
        assertEquals(List.of("M1", "M3"), town.results.highest(program.id(), "ZB-01", 2).stream().map(Result::subject).toList());
        town.points.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(List.of("M5", "M4"), town.results.highest(program.id(), "ZB-02", 3).stream().map(Result::subject).toList());
        assertThrows(Problem.class, () -> town.results.highest(program.id(), null, 3));
    }

    @Test
    void quotasAndUnitsAreToldAsTheSettlementLeftThem() {
        Program program = town.p2();
        assertEquals(List.of(), town.results.units(program.id(), null));
        assertEquals(List.of(), town.results.among(program.id(), List.of("M001")));
        town.order(program, Stage.PRELIMINARY);
        assertEquals(List.of(new Results.Quota("excellent", "ZB-01", 22, 3, 2)), town.results.quotas(program.id(), "ZB-01"));
        assertEquals(List.of("ZB-01"), town.results.units(program.id(), null).stream().map(Results.InUnit::unit).toList());
        assertEquals(14, town.results.units(program.id(), "ZB-01").get(0).tiers().get("qualified"));
        assertEquals(List.of(new Results.Quota("excellent", "ZB-01", 22, 3, 2)), town.results.quotasIn(program.id(), List.of("ZB-01", "ZB-02")));
        assertEquals(List.of(new Results.QuotaSum("excellent", 1, 3, 2)), town.results.quotaSums(program.id(), null));
        assertEquals(List.of(new Results.QuotaSum("excellent", 1, 3, 2)), town.results.quotaSums(program.id(), "ZB-01"));
        assertEquals(2, town.results.among(program.id(), List.of("M001", "M002", "nobody")).size());
        town.points.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(List.of(), town.results.among(program.id(), List.of("M001")));
        assertThrows(Problem.class, () -> town.results.count(program.id(), "ZB-01"));
        assertThrows(Problem.class, () -> town.results.find(program.id(), Results.Wanted.ALL, Order.RANK, null, 5));
    }

    @Test
    void aSettlementThatIsOlderThanItsCountsIsCountedAnew() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        Results.Count kept = town.results.count(program.id(), null);
        List<Results.InUnit> units = town.results.units(program.id(), null, 5);
        assertEquals(town.results.count(program.id(), "ZB-01"), kept);
        assertEquals(town.results.units(program.id(), "ZB-01"), units);
        town.points.transactions.write(db -> db.update("delete from settlement_units where town = ?", db.town()));
        assertEquals(kept, town.results.count(program.id(), null));
        assertEquals(units, town.results.units(program.id(), null, 5));
    }

    @Test
    void whatSomebodyTakesPartInIsToldAcrossProgramsAsFarAsTheReaderMaySeeEach() {
        Program settled = town.p2();
        town.order(settled, Stage.PRELIMINARY);
        town.points.clock.set("2027-01-04");
        Program open = town.points.program("2027");
        town.points.participants.name(open.id(), "M001", "ZB-02", "EMPLOYED", null);
        List<Results.Part> parts = town.results.parts(Results.Who.PERSON, "M001", 10);
        assertEquals(List.of("2027", "2026"), parts.stream().map(part -> part.program().period()).toList());
        assertNull(parts.get(0).result());
        assertEquals(town.results.among(settled.id(), List.of("M001")), List.of(parts.get(1).result()));
        assertEquals("ZB-01", parts.get(1).participant().unit());
        assertEquals(1, town.results.parts(Results.Who.PERSON, "M001", 1).size());
        assertEquals(List.of(), town.results.parts(Results.Who.HOUSEHOLD, "M001", 10), "no household has a person's number");
        town.points.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(List.of("2027"), town.results.parts(Results.Who.PERSON, "M001", 10).stream().map(part -> part.program().period()).toList());
        town.points.guard.becomes("auditor", "core.people.read", null);
        assertEquals(List.of(), town.results.parts(Results.Who.PERSON, "M001", 10));
    }

    @Test
    void settlingAgainFromTheEntriesGivesTheSameBytes() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        String digest = town.results.settlement(program.id()).digest();
        town.order(program, Stage.PRELIMINARY);
        assertEquals(digest, town.results.settlement(program.id()).digest());
        assertEquals(2, town.results.settlement(program.id()).number());
        assertTrue(town.results.reproduce(program.id()));
        assertEquals(2, town.results.settlements(program.id(), null, 10).items().size());
    }

    @Test
    void aTallyThatWasTamperedWithDoesNotReproduce() {
        Program program = town.p2();
        town.points.transactions.write(db -> db.update("update tallies set raw = raw + 1, event_counted = event_counted + 1 where program = ? "
                + "and subject = ? and item = ?", program.id(), "M017", "help-household"));
        town.order(program, Stage.PRELIMINARY);
        assertEquals(false, town.results.reproduce(program.id()));
    }

    @Test
    void theWayToAResultLeadsToTheEntriesAndStaysAsItWasSettled() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        Why before = town.results.why(program.id(), "M008");
        town.points.ledger.record(program.id(), LedgerEntries.entry("M008", "help-household", "2026-11-30", null, "later"));
        assertEquals(before, town.results.why(program.id(), "M008"));
        assertEquals(new BigDecimal("91.80"), before.counted());
        Why tier = part(before, "TIER");
        assertEquals("qualified", tier.id());
        assertEquals("excellent", part(tier, "QUOTA").id());
        assertTrue(part(tier, "QUOTA").says().zh().contains("并列"), part(tier, "QUOTA").says().zh());
        assertTrue(tier.says().zh().contains("并列"), tier.says().zh());
        Why item = part(part(part(before, "COMPONENT"), "CATEGORY"), "ITEM");
        assertEquals("/api/party-points/programs/" + program.id() + "/entries?subject=M008&item=" + item.id(), item.entries());
        assertNotNull(item.raw());
        assertNotNull(part(item, "WINDOW").raw());
    }

    @Test
    void nothingIsWrittenForASettlementThatAnotherNodeDiscarded() {
        Program program = town.p2();
        ProgramState state = town.points.transactions.read(db -> ProgramAccess.state(db, program.id()));
        String id = town.settler.begin(state, null);
        assertTrue(town.settler.discard(id));
        assertThrows(IllegalStateException.class, () -> town.settler.settle(state, id, Lanes.one(), Settler.Progress.NONE));
        assertEquals(0, town.points.transactions.<Integer>read(db -> ResultStore.lastPlace(db, id)));
    }

    @Test
    void anExplanationOnPaperSaysOfWhomByWhatRulesAndFromWhat() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        Why why = town.results.why(program.id(), "M008");
        assertEquals("M008", why.id());
        assertEquals("党员008（M008）：党员积分(分类,七三开)，2026", why.title().zh());
        long entries = SettledTown.rows("entries.csv").size() - 1;
        assertTrue(why.says().en().endsWith("(Rulebook “Classified party points, 70:30”, version 1; settlement 1, up to entry " + entries + " of the ledger.)"),
                why.says().en());
        assertEquals("名次", part(why, "RANK").title().zh());
        Why quarter = town.results.statement(program.id(), "M008", "2026-Q1");
        assertEquals("2026-Q1", quarter.id());
        assertTrue(quarter.title().en().startsWith("党员008 (M008): "), quarter.title().en());
        assertTrue(quarter.says().zh().contains("计至台账第" + entries + "条"), quarter.says().zh());
    }

    @Test
    void statementsOfSeveralSayOfEachWhatItsOwnSays() {
        Program program = town.p2();
        List<String> some = List.of("M010", "M001", "M022", "M008");
        Map<String, Why> together = town.results.statements(program.id(), some, "2026-Q1");
        assertEquals(some.stream().collect(Collectors.toMap(subject -> subject, subject -> town.results.statement(program.id(), subject, "2026-Q1"))), together);
        assertEquals(Map.of(), town.results.statements(program.id(), List.of(), "2026-Q1"));
        assertEquals("participant-unknown",
                assertThrows(Problem.class, () -> town.results.statements(program.id(), List.of("M001", "X1"), "2026-Q1")).code());
    }

    @Test
    void aScoreThatWasBroughtInSaysWhereItComesFrom() {
        Program program = town.points.program("2026", 2);
        town.appraise(program, 2);
        var notice = new NewNotice(PointsTown.MODULE, program.id(), "appraisal:1", "ZB-01", new Text("民主评议结果公示", "Appraisal"), 7,
                List.of(new Text("姓名", "Name")), List.of());
        town.points.facts.score(program.id(), List.of(new Score("M1", "appraisal", new BigDecimal("80"), "appraisal:1")));
        town.points.transactions.write(db -> town.boards.publish(db, notice));
        var typed = List.of(new Score("M2", "appraisal", new BigDecimal("80"), "appraisal:1"));
        assertEquals("score-faulty", assertThrows(Problem.class, () -> town.points.facts.score(program.id(), typed)).code());
        town.order(program, Stage.PRELIMINARY);
        assertEquals("带入分数80，满分100。来源：民主评议结果公示。", score(program, "M1").says().zh());
        assertEquals("Brought in: 62 of 100.", score(program, "M2").says().en());
        town.points.facts.score(program.id(), List.of(new Score("M1", "appraisal", new BigDecimal("81"), "appraisal:2")));
        assertEquals("Brought in: 80 of 100.", score(program, "M1").says().en(), "the source of another score is not this one's");
    }

    private Why score(Program program, String subject) {
        return town.results.why(program.id(), subject).parts().stream().filter(part -> "appraisal".equals(part.id())).findFirst().orElseThrow();
    }

    @Test
    void aVetoIsExplainedByItsFacts() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        Why veto = part(part(town.results.why(program.id(), "M010"), "TIER"), "VETO");
        assertTrue(veto.says().zh().startsWith("2026-09-18"), veto.says().zh());
    }

    @Test
    void aVetoAndAComponentOfTheSameIdAreEachExplainedByTheirOwn() {
        String veto = "{id: punished, tier: unqualified";
        town.points.rulebooks.publish(PointsTown.MODULE, PointsTown.p2().replace("version: 1", "version: 2")
                .replace(veto, veto.replace("punished", "appraisal")));
        Program program = town.points.program("2026", 1);
        town.points.facts.score(program.id(), List.of(new Score("M1", "appraisal", new BigDecimal("80"), "支部大会")));
        town.points.clock.set("2026-12-31");
        town.points.facts.veto(program.id(), "M1", "appraisal", LocalDate.of(2026, 9, 18), "党内警告");
        town.order(program, Stage.PRELIMINARY);
        assertEquals("带入分数80，满分100。来源：支部大会。", score(program, "M1").says().zh());
        String says = part(part(town.results.why(program.id(), "M1"), "TIER"), "VETO").says().zh();
        assertTrue(says.contains("党内警告"), says);
    }

    @Test
    void aQuartersStatementCountsWhatTheQuarterBrought() {
        Program program = town.points.program("2026", 1);
        town.points.ledger.record(program.id(), LedgerEntries.entry("M1", "absent", "2026-02-10", null, "a1"));
        for (int i = 0; i < 5; i++) {
            town.points.ledger.record(program.id(), LedgerEntries.entry("M1", "absent", "2026-04-1" + i, null, "b" + i));
        }
        Why quarter = town.results.statement(program.id(), "M1", "2026-Q2");
        assertEquals(new BigDecimal("-8.00"), item(quarter, "absent").counted(), "the year's cap of 10 was used up by 2 before");
        assertEquals(new BigDecimal("-10.00"), item(quarter, "absent").raw());
        assertEquals(new BigDecimal("-2.00"), item(town.results.statement(program.id(), "M1", "2026-Q1"), "absent").counted());
        assertEquals(new BigDecimal("-10.00"), item(town.results.statement(program.id(), "M1", null), "absent").counted());
        assertEquals("statement-part", assertThrows(Problem.class, () -> town.results.statement(program.id(), "M1", "2027-Q1")).code());
        assertEquals("statement-part", assertThrows(Problem.class, () -> town.results.statement(program.id(), "M1", "spring")).code());
    }

    @Test
    void aTriedRulebookSaysWhoseTierWouldChangeAndStoresNothing() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        var same = town.results.preview(program.id(), PointsTown.p2());
        assertEquals(List.of(), same.moved());
        assertEquals(Map.of("excellent", 2, "qualified", 14, "basic", 1, "unqualified", 5), same.tiers());
        var stricter = town.results.preview(program.id(), PointsTown.p2().replace("id: qualified, from: 70", "id: qualified, from: 75"));
        assertEquals(List.of("M013"), stricter.moved().stream().map(moved -> moved.subject()).toList());
        assertEquals("basic", stricter.moved().get(0).tierThen());
        assertEquals(1, town.results.settlement(program.id()).number());
        assertEquals("rulebook-faulty", assertThrows(Problem.class, () -> town.results.preview(program.id(), "rulebook: x")).code());
    }

    @Test
    void pointsOfATriedRulebookAreWorkedOutFromTheEntries() {
        Program program = town.points.program("2026", 1);
        town.appraise(program, 1);
        town.points.ledger.record(program.id(), LedgerEntries.entry("M1", "help-household", "2026-02-10", null, "h1"));
        var dearer = town.results.preview(program.id(), PointsTown.p2().replace("id: help-household, points: 3", "id: help-household, points: 25"));
        assertEquals(1, dearer.assessed());
        assertEquals(new BigDecimal("67.30"), dearer.moved().get(0).totalThen());
    }

    @Test
    void whoHasNoScoreWaitsAndKeepsTheResultsFromTheBoard() {
        Program program = town.points.program("2026", 3);
        town.order(program, Stage.PRELIMINARY);
        Result waiting = town.results.list(program.id(), null, null, Order.SUBJECT, null, 1).items().get(0);
        assertNull(waiting.total());
        assertNull(waiting.rank());
        assertEquals(List.of("WAITING:appraisal"), waiting.reasons());
        Problem refused = assertThrows(Problem.class, () -> town.order(program, Stage.PUBLISHED));
        assertEquals("results-waiting", refused.code());
        assertEquals(List.of("M1", "M2", "M3"), refused.facts().get("waiting"));
    }

    @Test
    void aProgramWithoutAnybodyToAssessIsNotSettled() {
        Program program = town.points.program("2026");
        assertEquals("nobody-assessed", assertThrows(Problem.class, () -> town.order(program, Stage.PRELIMINARY)).code());
    }

    @Test
    void moreThanTwoThousandAreSettledByAJobAndSeenWhenItIsDone() {
        Program program = town.points.program("2026", 2_500);
        town.appraise(program, 2_500);
        var ordered = town.order(program, Stage.PRELIMINARY);
        assertNotNull(ordered.job());
        assertEquals(Stage.OPEN, ordered.program().stage());
        Problem refused = assertThrows(Problem.class,
                () -> town.points.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1")));
        assertEquals("program-busy", refused.code());
        assertThrows(IllegalStateException.class, () -> town.runJob(1));
        assertEquals("not-settled-yet", assertThrows(Problem.class, () -> town.results.settlement(program.id())).code());
        town.runJob(0);
        assertEquals(2_500, town.results.settlement(program.id()).assessed());
        assertEquals(1, town.results.settlement(program.id()).number());
        assertEquals(Stage.PRELIMINARY, town.programs.program(PointsTown.MODULE, program.id()).stage());
        List<String> subjects = new ArrayList<>();
        town.results.each(program.id(), result -> subjects.add(result.subject()));
        assertEquals(subjects.stream().sorted().collect(Collectors.toList()), subjects);
        assertEquals(2_500, subjects.size());
        Audit.Line taken = town.points.guard.audited.get(town.points.guard.audited.size() - 1);
        assertEquals("results.exported " + program.id() + " all 2500 of settlement 1", taken.action() + " " + taken.object() + " " + taken.after());
        assertEquals(2_500, (int) town.points.transactions.read(db -> db.first("select count(*) from results", row -> row.integer(1))).orElseThrow());
        assertTrue(town.results.reproduce(program.id()));
    }

    @Test
    void whoeverTakesAllResultsIsOnRecordWithHowManyThatAreAlsoWhereSomeWait() {
        Program program = town.points.program("2026", 3);
        town.appraise(program, 2);
        town.order(program, Stage.PRELIMINARY);
        assertEquals(1, town.results.settlement(program.id()).waiting());
        List<Result> taken = new ArrayList<>();
        town.results.each(program.id(), taken::add);
        assertEquals("all " + taken.size() + " of settlement 1", town.points.guard.audited.get(town.points.guard.audited.size() - 1).after());
    }

    @Test
    void aJobThatFailedForGoodLetsGoOfTheProgram() {
        Program program = town.points.program("2026", 2_001);
        town.order(program, Stage.PRELIMINARY);
        assertThrows(IllegalStateException.class, () -> town.runJob(1));
        town.jobFailed();
        assertEquals(Stage.OPEN, town.programs.program(PointsTown.MODULE, program.id()).stage());
        town.points.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1"));
    }

    @Test
    void whoSeesOneBranchSeesItsResultsOnly() {
        Program program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        town.points.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(Problem.Kind.FORBIDDEN,
                assertThrows(Problem.class, () -> town.results.list(program.id(), null, null, Order.RANK, null, 5)).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.results.why(program.id(), "M001")).kind());
        assertEquals(List.of(), town.results.list(program.id(), "ZB-02", null, Order.RANK, null, 5).items());
    }

    private static Why part(Why why, String kind) {
        return why.parts().stream().filter(part -> part.kind().equals(kind)).findFirst().orElseThrow(() -> new AssertionError(kind + " in " + why));
    }

    private static Why item(Why why, String id) {
        if (why.kind().equals("ITEM") && why.id().equals(id)) {
            return why;
        }
        return why.parts().stream().map(part -> item(part, id)).filter(found -> found != null).findFirst().orElse(null);
    }
}
