package org.linli.core.publicity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results.Order;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections.Decision;
import org.linli.api.publicity.Objections.Objection;
import org.linli.core.programs.PointsTown;
import org.linli.core.settlement.SettledTown;
import org.linli.testkit.EachEngine;

@EachEngine
class MemberTest {

    private static final String MODULE = PointsTown.MODULE;

    private final SettledTown town;
    private final Program program;

    MemberTest(Transactions transactions) {
        town = new SettledTown(transactions);
        program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        town.points.guard.becomesMember("M001");
    }

    @Test
    void aMemberSeesItsProgramItsEntriesAndWhyItsResultIsWhatItIs() {
        assertEquals(program.id(), town.programs.program(MODULE, program.id()).id());
        assertEquals(1, town.programs.list(MODULE, null, null, null, 10).items().size());
        assertEquals("M001", town.results.why(program.id(), "M001").id());
        assertEquals("M001", town.results.statement(program.id(), "M001", null).id());
        var entries = town.points.ledger.entries(program.id(), "M001", null, null, 500).items();
        assertFalse(entries.isEmpty());
        assertTrue(entries.stream().allMatch(entry -> entry.subject().equals("M001")));
        assertEquals("M001", town.points.ledger.entry(program.id(), entries.get(0).seq()).subject());
    }

    @Test
    void aMemberSeesNothingOfAnybodyElse() {
        String id = program.id();
        forbidden(() -> town.results.why(id, "M002"));
        forbidden(() -> town.results.statement(id, "M002", null));
        forbidden(() -> town.results.statements(id, List.of("M001", "M002"), null));
        forbidden(() -> town.results.list(id, null, null, Order.SUBJECT, null, 10));
        forbidden(() -> town.results.list(id, "ZB-01", null, Order.SUBJECT, null, 10));
        forbidden(() -> town.results.each(id, result -> { }));
        forbidden(() -> town.points.ledger.entries(id, "M002", null, null, 10));
        forbidden(() -> town.points.ledger.entries(id, null, null, null, 10));
        assertTrue(town.points.facts.scores(id, null, null, 500).items().stream().allMatch(score -> score.subject().equals("M001")));
        assertTrue(town.points.facts.vetoes(id, null, 500).items().stream().allMatch(veto -> veto.subject().equals("M001")));
    }

    @Test
    void aMemberObjectsToItsOwnResultAndFollowsTheObjection() {
        Objection own = town.objections.object(program.id(), "M001", "评议分偏低");
        assertEquals(own.id(), town.objections.objection(program.id(), own.id()).id());
        forbidden(() -> town.objections.object(program.id(), "M002", "替他人提出"));
        town.points.guard.becomesAdmin();
        Objection other = town.objections.object(program.id(), "M002", "计分有误");
        town.points.guard.becomesMember("M001");
        assertEquals(1, town.objections.list(program.id(), false, null, 10).items().size());
        forbidden(() -> town.objections.objection(program.id(), other.id()));
        forbidden(() -> town.objections.decide(program.id(), own.id(), new Decision(false, "无误", null), 1));
    }

    @Test
    void whoseNumberIsAHouseholdsSeesNothingOfTheHousehold() {
        String id = program.id();
        town.points.guard.becomesAdmin();
        Objection objection = town.objections.object(id, "M001", "计分有误");
        long seq = town.points.ledger.entries(id, "M001", null, null, 1).items().get(0).seq();
        becomesOneOfHouseholds();
        town.points.guard.becomesMember("M001");
        forbidden(() -> town.programs.program(MODULE, id));
        forbidden(() -> town.results.why(id, "M001"));
        forbidden(() -> town.results.statement(id, "M001", null));
        forbidden(() -> town.points.ledger.entries(id, "M001", null, null, 10));
        forbidden(() -> town.points.ledger.entry(id, seq));
        forbidden(() -> town.points.facts.vetoes(id, null, 10));
        forbidden(() -> town.objections.object(id, "M001", "评议分偏低"));
        forbidden(() -> town.objections.objection(id, objection.id()));
        assertEquals(0, town.programs.list(MODULE, null, null, null, 10).items().size());
    }

    @Test
    void aMemberOfAHouseholdFindsTheProgramsInWhichItsHouseholdTakesPart() {
        town.points.guard.becomesAdmin();
        Program ofPeople = town.points.program("2027");
        becomesOneOfHouseholds();
        town.points.participants.name(ofPeople.id(), "M001", "ZB-01", "EMPLOYED", null);
        member("P7", "M001");
        member("P8", "M999");
        town.points.guard.becomesMember("P7");
        assertEquals(program.id(), town.programs.program(MODULE, program.id()).id());
        assertEquals(List.of(program.id()), listed(), "and not that of the person who has the household's number");
        assertEquals(List.of(program.id()), town.programs.find(MODULE, new Programs.Wanted(null, null, null, null), null, 10).items().stream().map(Program::id).toList());
        assertEquals(List.of(program.id()), town.programs.standing(Stage.PUBLISHED, null, 10).stream().map(Program::id).toList());
        assertEquals(List.of("2026"), town.programs.periods(MODULE));
        town.points.guard.becomesMember("P8");
        assertEquals(List.of(), listed());
        town.points.guard.becomesMember("M001");
        assertEquals(List.of(ofPeople.id()), listed());
    }

    private List<String> listed() {
        return town.programs.list(MODULE, null, null, null, 10).items().stream().map(Program::id).toList();
    }

    private void member(String person, String household) {
        town.points.transactions.write(db -> db.update("insert into people (town, number, name, initials, household, version, erased) values (?, ?, '-', '-', ?, 1, false)",
                db.town(), person, household));
    }

    /** From now on the numbers of the program's participants are those of households. */
    private void becomesOneOfHouseholds() {
        String households = PointsTown.p2().replace("version: 1\n", "version: 2\n").replace("subjects: PERSON", "subjects: HOUSEHOLD");
        town.points.rulebooks.publish(MODULE, households);
        town.points.transactions.write(db -> db.update("update programs set rulebook_version = 2 where town = ? and id = ?", db.town(), program.id()));
    }

    @Test
    void whoTakesNoPartSeesNothing() {
        town.points.guard.becomesMember("X999");
        forbidden(() -> town.programs.program(MODULE, program.id()));
        forbidden(() -> town.objections.list(program.id(), false, null, 10));
        assertEquals(0, town.programs.list(MODULE, null, null, null, 10).items().size());
    }

    private static void forbidden(Executable work) {
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, work).kind());
    }
}
