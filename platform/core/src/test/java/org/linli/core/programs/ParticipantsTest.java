package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Exemption.State;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.api.programs.Stage;
import org.linli.core.programs.PointsTown.Cells;
import org.linli.testkit.EachEngine;

@EachEngine
class ParticipantsTest {

    private static final String WRITE = PointsTown.MODULE + "." + Programs.WRITE;
    private static final String APPROVE = PointsTown.MODULE + "." + Programs.APPROVE;

    private PointsTown town;
    private Program program;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026");
    }

    @Test
    void aMemberIsNamedByNumberUnitAndKind() {
        Participant named = town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        assertEquals("党员1", named.name());
        assertEquals(named, town.participants.participant(program.id(), "M1"));
        assertEquals(1, named.version());
        assertEquals(2, town.participants.name(program.id(), "M1", "ZB-02", null, 1).version());
        assertEquals("RETIRED", town.participants.participant(program.id(), "M1").kind());
    }

    @Test
    void participantsAreFoundByUnitKindNameAndExemptionAndCounted() {
        town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        town.participants.name(program.id(), "M2", "ZB-02", "EMPLOYED", null);
        town.participants.propose(program.id(), "M1", "OLD", null, 1);
        assertEquals(List.of("M1"), found(new Participants.Wanted("ZB-01", null, null, null)));
        assertEquals(List.of("M1", "M2"), found(new Participants.Wanted("DW", null, null, null)));
        assertEquals(List.of("M1"), found(new Participants.Wanted(null, "RETIRED", null, null)));
        assertEquals(List.of("M1"), found(new Participants.Wanted(null, null, Participants.Exemption.State.PROPOSED, null)));
        assertEquals(List.of("M2"), found(new Participants.Wanted(null, null, null, "员2")));
        assertEquals(new Participants.Count(2, 0, 1, Map.of("EMPLOYED", 1, "RETIRED", 1)), town.participants.count(program.id(), null));
        town.participants.name(program.id(), "M3", "ZB-01", "RETIRED", null);
        assertEquals(new Participants.Count(3, 0, 1, Map.of("EMPLOYED", 1, "RETIRED", 2)), town.participants.count(program.id(), null), "each counts at once");
        town.participants.remove(program.id(), "M3", version("M3"));
        assertEquals(2, town.participants.among(program.id(), List.of("M1", "M2", "M3")).size());
        assertTrue(town.participants.moreThan(program.id(), null, 1));
        assertFalse(town.participants.moreThan(program.id(), null, 2));
        assertTrue(town.participants.moreThan(program.id(), "ZB-01", 0));
        assertFalse(town.participants.moreThan(program.id(), "ZB-01", 1));
        assertEquals(Set.of(program.id()), town.participants.withProposals(List.of(program.id(), "no such program")));
        town.guard.becomes("secretary", PointsTown.MODULE + "." + Programs.READ, PointsTown.OTHER_BRANCH);
        assertEquals(List.of("M2"), town.participants.among(program.id(), List.of("M1", "M2")).stream().map(Participant::subject).toList());
        assertEquals(Set.of(), town.participants.withProposals(List.of(program.id())), "it may not see the program as a whole");
        assertEquals(List.of("2026"), town.programs.reaching(PointsTown.MODULE, null, "2026", "ZB-02", null, 5).items().stream().map(Program::period).toList());
    }

    private List<String> found(Participants.Wanted wanted) {
        return town.participants.find(program.id(), wanted, null, 10).items().stream().map(Participant::subject).toList();
    }

    @Test
    void namingTheSameAgainChangesNothing() {
        Participant named = town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        assertEquals(named, town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Problem refused = assertThrows(Problem.class, () -> town.participants.name(program.id(), "X1", "NOWHERE", "PILOT", null));
        assertEquals(List.of("subject", "unit", "kind"), refused.faults().stream().map(Problem.Fault::where).toList());
        assertEquals(List.of("unit", "kind"), assertThrows(Problem.class, () -> town.participants.name(program.id(), "M1", null, null, null))
                .faults().stream().map(Problem.Fault::where).toList());
    }

    @Test
    void anExemptionIsProposedByTheBranchAndAgreedByTheCommittee() {
        town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        town.guard.becomes("branch", WRITE, PointsTown.BRANCH);
        assertEquals(State.PROPOSED, town.participants.propose(program.id(), "M1", "OLD", "90 岁", version("M1")).exemption().state());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> town.participants.decide(program.id(), "M1", true, null, version("M1"))).kind());
        town.guard.becomes("committee", APPROVE, PointsTown.COMMITTEE);
        Participant agreed = town.participants.decide(program.id(), "M1", true, null, version("M1"));
        assertTrue(agreed.exempt());
        assertEquals("branch", agreed.exemption().proposedBy());
        assertEquals("committee", agreed.exemption().decidedBy());
        assertFalse(town.participants.endExemption(program.id(), "M1", "康复", version("M1")).exempt());
        assertTrue(town.guard.audited.stream().map(line -> line.action()).collect(Collectors.toSet())
                .containsAll(List.of("exemption.proposed", "exemption.agreed", "exemption.ended")));
    }

    @Test
    void aBranchProposesForItsOwnMembersOnly() {
        town.participants.name(program.id(), "M1", "ZB-02", "RETIRED", null);
        town.guard.becomes("branch", WRITE, PointsTown.BRANCH);
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class,
                () -> town.participants.propose(program.id(), "M1", "OLD", null, version("M1"))).kind());
    }

    @Test
    void aRefusalNeedsWordsAndASpecialReasonToo() {
        town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        assertEquals("note", assertThrows(Problem.class, () -> town.participants.propose(program.id(), "M1", "SPECIAL", " ", version("M1"))).where());
        assertEquals("reason", assertThrows(Problem.class, () -> town.participants.propose(program.id(), "M1", "TIRED", null, version("M1"))).where());
        town.participants.propose(program.id(), "M1", "LONG_ILLNESS", null, version("M1"));
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> town.participants.propose(program.id(), "M1", "OLD", null, version("M1"))).kind());
        assertEquals("decision", assertThrows(Problem.class, () -> town.participants.decide(program.id(), "M1", false, null, version("M1"))).where());
        assertEquals(State.REFUSED, town.participants.decide(program.id(), "M1", false, "病历不全", version("M1")).exemption().state());
        assertEquals(State.PROPOSED, town.participants.propose(program.id(), "M1", "LONG_ILLNESS", "补交病历", version("M1")).exemption().state());
    }

    @Test
    void onlyAParticipantWithoutRecordsIsRemoved() {
        town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        town.participants.name(program.id(), "M2", "ZB-01", "RETIRED", null);
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "k1"));
        assertEquals("participant-has-records", assertThrows(Problem.class, () -> town.participants.remove(program.id(), "M1", version("M1"))).code());
        town.participants.remove(program.id(), "M2", version("M2"));
        assertTrue(town.participants.find(program.id(), "M2").isEmpty());
    }

    @Test
    void aPublishedProgramTakesNoMoreMembers() {
        town.goTo(program, Stage.PRELIMINARY, Stage.PUBLISHED);
        assertEquals("program-takes-no-participants", assertThrows(Problem.class,
                () -> town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null)).code());
    }

    @Test
    void membersComeFromAFileAndTheSameFileChangesNothing() {
        List<Line> file = List.of(row(2, "M1", "ZB-01", "RETIRED", ""), row(3, "M2", "ZB-02", "MOBILE", "LONG_ILLNESS"));
        assertEquals(new RowImport.Applied(2, 0), town.apply(program, "members", file));
        assertEquals(new RowImport.Applied(0, 2), town.apply(program, "members", file));
        Participant exempt = town.participants.participant(program.id(), "M2");
        assertTrue(exempt.exempt());
        assertEquals("admin", exempt.exemption().proposedBy());
        assertEquals("admin", exempt.exemption().decidedBy());
        assertEquals(List.of("M2"), town.participants.list(program.id(), "ZB-02", null, 10).items().stream().map(Participant::subject).toList());
    }

    @Test
    void aKindMayStandThereByItsTitle() {
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "离退休党员", "")));
        assertEquals("RETIRED", town.participants.participant(program.id(), "M1").kind());
        Problem refused = assertThrows(Problem.class, () -> town.participants.name(program.id(), "M2", "ZB-01", "PILOT", null));
        assertTrue(refused.faults().get(0).what().zh().contains("RETIRED（离退休党员）"), refused.faults().toString());
    }

    @Test
    void aReasonForAnExemptionMayStandThereInWords() {
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "长期患病")));
        assertEquals("LONG_ILLNESS", town.participants.participant(program.id(), "M1").exemption().reason());
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "LONG_ILLNESS"))));
    }

    @Test
    void whoMayNotDecideOnlyProposesByAFile() {
        town.guard.becomes("branch", WRITE, PointsTown.COMMITTEE);
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "OLD")));
        town.guard.becomesAdmin();
        assertEquals(State.PROPOSED, town.participants.participant(program.id(), "M1").exemption().state());
        assertNull(town.participants.participant(program.id(), "M1").exemption().decidedBy());
    }

    @Test
    void aFileOfABranchDoesNotUndoWhatTheCommitteeAgreedTo() {
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "OLD")));
        town.guard.becomes("branch", WRITE, PointsTown.BRANCH);
        assertEquals(List.of("2 exempt"), town.check(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "LONG_ILLNESS"))));
        assertEquals("exemption-there", assertThrows(Problem.class, () -> town.transactions.write(db -> town.file("members").open(program.id())
                .apply(db, List.of(row(2, "M1", "ZB-01", "RETIRED", "LONG_ILLNESS"))))).code());
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "OLD"))));
        town.guard.becomesAdmin();
        assertTrue(town.participants.participant(program.id(), "M1").exempt());
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "LONG_ILLNESS")));
        assertEquals("LONG_ILLNESS", town.participants.participant(program.id(), "M1").exemption().reason());
    }

    @Test
    void blankCellsLeaveWhatIsStored() {
        town.apply(program, "members", List.of(row(2, "M1", "ZB-01", "RETIRED", "OLD")));
        assertEquals(new RowImport.Applied(0, 1), town.apply(program, "members", List.of(row(2, "M1", "", "", ""))));
    }

    @Test
    void everyFaultOfARowIsNamedWithItsColumn() {
        assertEquals(List.of("2 person", "2 branch", "2 kind", "2 exempt", "4 person"), town.check(program, "members", List.of(
                row(2, "X1", "NOWHERE", "PILOT", "TIRED"), row(3, "M1", "ZB-01", "RETIRED", ""), row(4, "M1", "ZB-02", "RETIRED", ""))));
    }

    @Test
    void theNameInAFileIsComparedWithThePersonsOwn() {
        List<Line> slipped = List.of(named(2, "M1", "党员2"), named(3, "M2", ""), named(4, "M3", " 党 员３"));
        assertEquals(List.of("2 name"), town.check(program, "members", slipped));
    }

    @Test
    void aFileWithMadeUpNamesDoesNotLearnWhoTheNumbersBelongTo() {
        List<Text> told = new ArrayList<>();
        town.transactions.read(db -> {
            town.file("members").open(program.id()).check(db, List.of(named(2, "M1", "x")), (line, column, reason) -> told.add(reason));
            return null;
        });
        assertEquals(List.of("M1 是党*1，不是x；请核对编号，或更正姓名后再导入"), told.stream().map(Text::zh).toList());
    }

    @Test
    void aMemberBelongsToABranchOfTheProgramsOwnUnit() {
        Program ofBranch = town.programs.create(PointsTown.MODULE, new NewProgram(PointsTown.RULEBOOK, 1, "ZB-01", "2026", null, false, null));
        assertEquals(List.of("3 branch", "4 branch"), town.check(ofBranch, "members",
                List.of(row(2, "M1", "ZB-01", "RETIRED", ""), row(3, "M2", "ZB-02", "RETIRED", ""), row(4, "M3", "DW", "RETIRED", ""))));
        assertEquals(List.of("2 branch"), town.check(program, "members", List.of(row(2, "M1", "DW", "RETIRED", ""))),
                "quotas are counted in branches, and the committee is none");
        Problem refused = assertThrows(Problem.class, () -> town.participants.name(program.id(), "M1", "DW", "RETIRED", null));
        assertTrue(refused.faults().get(0).what().zh().contains("层级为 党委（党工委）；名额按 党支部 计算"), refused.faults().toString());
    }

    @Test
    void aBranchImportsItsOwnMembersOnly() {
        town.guard.becomes("branch", WRITE, PointsTown.BRANCH);
        assertEquals(List.of("3 branch"), town.check(program, "members",
                List.of(row(2, "M1", "ZB-01", "RETIRED", ""), row(3, "M2", "ZB-02", "RETIRED", ""))));
    }

    @Test
    void aChangeSaysWhichVersionItChanges() {
        Participant named = town.participants.name(program.id(), "M1", "ZB-01", "RETIRED", null);
        assertEquals(Problem.Kind.PRECONDITION_REQUIRED, kind(() -> town.participants.name(program.id(), "M1", "ZB-02", "RETIRED", null)));
        assertEquals(Problem.Kind.STALE, kind(() -> town.participants.name(program.id(), "M2", "ZB-01", "RETIRED", 1)));
        town.participants.propose(program.id(), "M1", "OLD", null, named.version());
        assertEquals(Problem.Kind.STALE, kind(() -> town.participants.name(program.id(), "M1", "ZB-02", "RETIRED", named.version())));
        assertEquals(Problem.Kind.STALE, kind(() -> town.participants.decide(program.id(), "M1", true, null, named.version())));
        assertEquals(Problem.Kind.STALE, kind(() -> town.participants.remove(program.id(), "M1", named.version())));
        assertTrue(town.participants.decide(program.id(), "M1", true, null, named.version() + 1).exempt());
        assertEquals(Problem.Kind.STALE, kind(() -> town.participants.endExemption(program.id(), "M1", "康复", named.version() + 1)));
    }

    private static Problem.Kind kind(Executable refused) {
        return assertThrows(Problem.class, refused).kind();
    }

    private int version(String subject) {
        return town.transactions.read(db -> ParticipantStore.find(db, program.id(), subject)).orElseThrow().participant().version();
    }

    private static Line named(int number, String person, String name) {
        return new Cells(number, "person", person, "name", name, "branch", "ZB-01", "kind", "RETIRED");
    }

    private static Line row(int number, String person, String branch, String kind, String exempt) {
        return new Cells(number, "person", person, "name", "党员" + person.substring(1), "branch", branch, "kind", kind, "exempt", exempt);
    }
}
