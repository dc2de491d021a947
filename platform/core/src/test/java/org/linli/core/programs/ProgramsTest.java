package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.api.programs.Programs.Order;
import org.linli.api.programs.Stage;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class ProgramsTest {

    private static final String READ = PointsTown.MODULE + "." + Programs.READ;

    private PointsTown town;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
    }

    @Test
    void aNewProgramIsOpenForItsWholePeriod() {
        Program program = town.program("2026");
        assertEquals(Stage.OPEN, program.stage());
        assertEquals("2026-01-01", program.from().toString());
        assertEquals("2026-12-31", program.to().toString());
        assertEquals(program, town.programs.program(PointsTown.MODULE, program.id()));
    }

    @Test
    void thereIsOneProgramForARulebookAUnitAndAPeriod() {
        Program first = town.program("2026");
        Problem refused = assertThrows(Problem.class, () -> town.program("2026"));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertEquals(first.id(), refused.facts().get("program"));
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertEquals("unit", refused(new NewProgram(PointsTown.RULEBOOK, 1, "NOWHERE", "2026", null, false, null)).where());
        assertEquals("rulebook", refused(new NewProgram("no-such", null, "DW", "2026", null, false, null)).where());
        assertEquals("version", refused(new NewProgram(PointsTown.RULEBOOK, 9, "DW", "2026", null, false, null)).where());
        assertEquals("period-malformed", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "next year", null, false, null)).code());
        assertEquals("period-year", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "1926", null, false, null)).code());
        assertEquals("period-length", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2026-Q3", null, false, null)).code());
        assertEquals("previous", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2026", null, false, "nothing")).where());
    }

    @Test
    void aProgramOfAnotherModuleIsNotFound() {
        Program program = town.program("2026");
        Problem refused = assertThrows(Problem.class, () -> town.programs.program("sanitation", program.id()));
        assertEquals(Problem.Kind.NOT_FOUND, refused.kind());
    }

    @Test
    void theNextCycleTakesOverParticipantsAndStartsFromZero() {
        Program former = town.program("2026", 3);
        town.participants.propose(former.id(), "M2", "OLD", "90 岁", 1);
        town.participants.decide(former.id(), "M2", true, null, 2);
        town.ledger.record(former.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1"));
        town.goTo(former, Stage.PRELIMINARY, Stage.PUBLISHED, Stage.APPROVED, Stage.FILED);
        Program next = town.programs.create(PointsTown.MODULE, new NewProgram(PointsTown.RULEBOOK, null, "DW", "2027", null, false, former.id()));
        assertEquals(3, town.participants.list(next.id(), null, null, 10).items().size());
        Exemption anew = town.participants.participant(next.id(), "M2").exemption();
        assertEquals(Exemption.State.PROPOSED, anew.state(), "the committee agrees for each cycle");
        assertEquals("90 岁", anew.note());
        assertNull(anew.decidedBy());
        assertEquals(List.of(), town.ledger.entries(next.id(), null, null, null, 10).items());
    }

    @Test
    void whoWasErasedIsNotTakenOverIntoTheNextCycle() {
        Program former = town.program("2026", 3);
        town.participants.propose(former.id(), "M2", "OLD", "90 岁", 1);
        town.participants.decide(former.id(), "M2", true, null, 2);
        town.goTo(former, Stage.PRELIMINARY, Stage.PUBLISHED, Stage.APPROVED, Stage.FILED);
        for (String number : List.of("M1", "M2")) {
            town.transactions.write(db -> db.update("insert into people (town, number, name, initials, version, erased) values (?, ?, '-', '-', 2, true)",
                    db.town(), number));
        }
        Program next = town.programs.create(PointsTown.MODULE, new NewProgram(PointsTown.RULEBOOK, null, "DW", "2027", null, false, former.id()));
        assertEquals(List.of("M3"), town.participants.list(next.id(), null, null, 10).items().stream().map(Participant::subject).toList());
    }

    @Test
    void aRulebookWithQuotasInBranchesIsRunByAUnitOfThePartyOnly() {
        town.transactions.write(db -> db.update("insert into units (town, code, name, level, path, created_on, created_by, version) values "
                + "(?, 'ZHEN', '某镇', 'TOWN', '/ZHEN/', date('2026-01-01'), 'test', 1)", db.town()));
        Problem refused = refused(new NewProgram(PointsTown.RULEBOOK, 1, "ZHEN", "2026", null, false, null));
        assertEquals("unit-other-tree", refused.code());
        assertEquals("unit", refused.where());
    }

    @Test
    void onlyTheCycleJustBeforeIsTheFormerOne() {
        Program first = town.program("2026", 1);
        town.goTo(first, Stage.PRELIMINARY, Stage.PUBLISHED, Stage.APPROVED, Stage.FILED);
        Problem skips = refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2028", null, false, first.id()));
        assertEquals("previous-not-before", skips.code());
        assertEquals("previous", skips.where());
        assertEquals("The former program is of 2026; the cycle before 2028 is 2027", skips.what().en());
        assertTrue(skips.mend().zh().contains("2027 没有这一细则的方案"), skips.mend().zh());
        Program second = town.program("2027");
        Problem other = refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2028", null, false, first.id()));
        assertEquals(second.id(), other.facts().get("program"));
        assertTrue(other.mend().en().contains(second.id()), other.mend().en());
        assertEquals("previous-not-before", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2025", null, false, first.id())).code());
    }

    @Test
    void participantsOfAProgramUnderWayAreNotTakenOver() {
        Program former = town.program("2026");
        assertEquals("previous-under-way", refused(new NewProgram(PointsTown.RULEBOOK, 1, "DW", "2027", null, false, former.id())).code());
    }

    @Test
    void membersOfAnotherUnitAreNotTakenOverNorThoseWhomTheCallerMayNotSee() {
        Program former = town.program("2026", 1);
        town.goTo(former, Stage.PRELIMINARY, Stage.PUBLISHED, Stage.APPROVED, Stage.FILED);
        var ofBranch = new NewProgram(PointsTown.RULEBOOK, 1, "ZB-02", "2027", null, false, former.id());
        assertEquals("previous-unit", refused(ofBranch).code());
        town.guard.becomes("branch", PointsTown.MODULE + "." + Programs.WRITE, PointsTown.OTHER_BRANCH);
        assertEquals(Problem.Kind.FORBIDDEN, refused(ofBranch).kind());
        assertEquals(Stage.OPEN, town.programs.create(PointsTown.MODULE,
                new NewProgram(PointsTown.RULEBOOK, 1, "ZB-02", "2027", null, false, null)).stage());
    }

    @Test
    void aStageOutOfOrderIsRefusedAndTheAnswerNamesWhatMayFollow() {
        Program program = town.program("2026");
        Problem refused = assertThrows(Problem.class, () -> town.goTo(program, Stage.APPROVED));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertEquals("OPEN", refused.facts().get("stage"));
        assertEquals(true, refused.mend().en().contains("PRELIMINARY"));
    }

    @Test
    void everyStepIsOnRecordWithWhoAndWhen() {
        Program program = town.program("2026");
        town.goTo(program, Stage.PRELIMINARY);
        town.programs.order(PointsTown.MODULE, program.id(), new Order(Stage.OPEN, null, null, null, "漏记一次会议", null));
        var steps = town.programs.steps(PointsTown.MODULE, program.id(), null, 10).items();
        assertEquals(List.of(Stage.OPEN, Stage.PRELIMINARY, Stage.OPEN), steps.stream().map(Programs.Step::stage).toList());
        assertEquals("漏记一次会议", steps.get(2).note());
        assertEquals("admin", steps.get(2).by());
        var first = town.programs.steps(PointsTown.MODULE, program.id(), null, 1);
        assertEquals(Stage.PRELIMINARY, town.programs.steps(PointsTown.MODULE, program.id(), first.next(), 1).items().get(0).stage());
    }

    @Test
    void openingAgainNeedsAReason() {
        Program program = town.goTo(town.program("2026"), Stage.PRELIMINARY);
        assertEquals("reopen-needs-reason", assertThrows(Problem.class, () -> town.goTo(program, Stage.OPEN)).code());
    }

    @Test
    void whileAJobSettlesNothingElseChangesTheProgram() {
        Program program = town.program("2026", 1);
        var ordered = town.programs.order(PointsTown.MODULE, program.id(), new Order(Stage.PRELIMINARY, null, null, null, null, "job-1"));
        assertEquals("job-1", ordered.job());
        assertEquals(Stage.OPEN, ordered.program().stage());
        assertEquals("program-busy", assertThrows(Problem.class, () -> town.goTo(program, Stage.PRELIMINARY)).code());
        assertEquals("program-busy", assertThrows(Problem.class,
                () -> town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1"))).code());
        assertEquals("program-busy", assertThrows(Problem.class, () -> town.participants.name(program.id(), "M9", "ZB-01", "RETIRED", null)).code());
        StageRecords records = new StageRecords(town.guard, town.guard, town.clock, null);
        assertEquals(Stage.PRELIMINARY, town.transactions.write(db -> records.enter(db, program.id(), "job-1", Stage.PRELIMINARY, null)).stage());
        assertEquals(1, town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1")).entry().seq());
    }

    @Test
    void aJobThatFailedLetsTheProgramGo() {
        Program program = town.program("2026");
        town.programs.order(PointsTown.MODULE, program.id(), new Order(Stage.PRELIMINARY, null, null, null, null, "job-1"));
        StageRecords records = new StageRecords(town.guard, town.guard, town.clock, null);
        town.transactions.write(db -> {
            records.release(db, program.id(), "another");
            records.release(db, program.id(), "job-1");
            return null;
        });
        assertEquals(Stage.PRELIMINARY, town.goTo(program, Stage.PRELIMINARY).stage());
    }

    @Test
    void aStaleVersionRenamesNothing() {
        Program program = town.program("2026");
        Program renamed = town.programs.rename(PointsTown.MODULE, program.id(), "2026 年度", program.version());
        assertEquals("2026 年度", renamed.title());
        assertEquals(Problem.Kind.STALE, assertThrows(Problem.class,
                () -> town.programs.rename(PointsTown.MODULE, program.id(), "x", program.version())).kind());
        assertNull(town.programs.rename(PointsTown.MODULE, program.id(), " ", renamed.version()).title());
    }

    @Test
    void programsAreListedToThoseWhoseUnitsTheyTouch() {
        Program program = town.program("2026");
        Program older = town.program("2025");
        town.guard.becomes("secretary", READ, PointsTown.BRANCH);
        assertEquals(List.of(program.id(), older.id()).stream().sorted().toList(),
                town.programs.list(PointsTown.MODULE, null, null, null, 10).items().stream().map(Program::id).sorted().toList());
        assertEquals(program, town.programs.program(PointsTown.MODULE, program.id()));
        town.guard.becomes("stranger", READ, UnitPath.top("DX"));
        assertEquals(List.of(), town.programs.list(PointsTown.MODULE, null, null, null, 10).items());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.programs.program(PointsTown.MODULE, program.id())).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.program("2027")).kind());
    }

    @Test
    void theListIsPagedNewestFirst() {
        Program older = town.program("2025");
        Program newer = town.program("2026");
        var first = town.programs.list(PointsTown.MODULE, Stage.OPEN, "DW", null, 1);
        assertEquals(newer, first.items().get(0));
        assertEquals(older, town.programs.list(PointsTown.MODULE, Stage.OPEN, "DW", first.next(), 1).items().get(0));
        assertEquals(List.of(), town.programs.list(PointsTown.MODULE, Stage.DRAFT, null, null, 10).items());
        assertEquals(List.of(), town.programs.list(PointsTown.MODULE, null, "ZB-01", null, 10).items());
    }

    private Problem refused(NewProgram asked) {
        return assertThrows(Problem.class, () -> town.programs.create(PointsTown.MODULE, asked));
    }

    @Test
    void programsAreFoundByTheWordsOfWhatTheyAreCalledHoweverOldTheyAre() {
        Program untitled = town.program("2026");
        Program titled = town.programs.create(PointsTown.MODULE, new NewProgram(PointsTown.RULEBOOK, null, "ZB-01", "2027", "城南 Honours 100%", true, null));
        List<String> both = List.of(titled.id(), untitled.id());
        assertEquals(both, found(null));
        assertEquals(both, found("  "));
        assertEquals(List.of(titled.id()), found("honours"));
        assertEquals(List.of(titled.id()), found("100%"));
        assertEquals(List.of(), found("1%0"), "what stands for anything in patterns stands for itself here");
        assertEquals(both, found("党员积分"), "by the rulebook");
        assertEquals(List.of(titled.id()), found("党员积分 zb-01"), "each word, by the unit's name");
        assertEquals(List.of(untitled.id()), found("2026年"));
        assertEquals(List.of(), found("年"), "a word like any other, which neither is called by");
        assertEquals(List.of(titled.id()), found(Stage.DRAFT.title().zh()));
        assertEquals(List.of(), found("党员积分 nothing"));
        assertEquals(List.of(titled.id()), town.programs.find(PointsTown.MODULE, new Programs.Wanted(Stage.DRAFT, "2027", "ZB-01", "城南"), null, 5).items().stream()
                .map(Program::id).toList());
    }

    private List<String> found(String text) {
        return town.programs.find(PointsTown.MODULE, new Programs.Wanted(null, null, null, text), null, 5).items().stream().map(Program::id).toList();
    }
}
