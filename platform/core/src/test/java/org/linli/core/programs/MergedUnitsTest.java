package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.api.programs.Stage;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.people.PeopleHeirs;
import org.linli.core.territory.TownTerritory;
import org.linli.testkit.EachEngine;

@EachEngine
class MergedUnitsTest {

    private final PointsTown town;
    private final Territory territory;

    MergedUnitsTest(Transactions transactions) {
        town = new PointsTown(transactions);
        territory = new TownTerritory(null, transactions, town.guard, town.guard, town.clock, new PeopleHeirs(), new ProgramHeirs(),
                (db, from, to) -> { }, new ModuleChoice());
    }

    @Test
    void theMembersOfAMergedBranchBelongToTheOtherInWhatIsNotPublished() {
        Program open = town.program("2026", 2);
        Program published = town.program("2025", 1);
        town.goTo(published, Stage.PRELIMINARY, Stage.PUBLISHED);
        territory.merge("ZB-01", "ZB-02", 1);
        Participant moved = town.participants.participant(open.id(), "M1");
        assertEquals("ZB-02", moved.unit());
        assertEquals(2, moved.version());
        assertEquals(List.of("M1", "M2"), town.participants.list(open.id(), "ZB-02", null, 10).items().stream().map(Participant::subject).toList());
        assertEquals("ZB-01", town.participants.participant(published.id(), "M1").unit());
    }

    @Test
    void theRemainingBranchMayWorkWithThem() {
        Program open = town.program("2026", 1);
        territory.merge("ZB-01", "ZB-02", 1);
        town.guard.becomes("secretary", PointsTown.MODULE + ".programs.read", PointsTown.OTHER_BRANCH);
        assertEquals("M1", town.participants.participant(open.id(), "M1").subject());
    }

    @Test
    void theProgramsOfAMergedUnitGoOnWithTheOther() {
        Program own = ofBranch("ZB-01");
        territory.merge("ZB-01", "ZB-02", 1);
        Program now = town.programs.program(PointsTown.MODULE, own.id());
        assertEquals("ZB-02", now.unit());
        assertEquals(PointsTown.OTHER_BRANCH, now.path());
    }

    @Test
    void unitsThatBothRunTheSameProgramAreNotMerged() {
        ofBranch("ZB-01");
        ofBranch("ZB-02");
        assertEquals("program-heir", assertThrows(Problem.class, () -> territory.merge("ZB-01", "ZB-02", 1)).code());
        assertNull(territory.unit("ZB-01").until());
    }

    @Test
    void whatWasFiledFollowsAUnitThatMoves() {
        town.transactions.write(db -> db.update("insert into filings (town, id, module, program, about, from_unit, from_path, to_unit, to_path, content,"
                + " digest, made_by, made_at) values (?, 'f', 'party-points', 'p', 'a', 'ZB-01', '/DW/ZB-01/', 'DW', '/DW/', '{}', 'd', 'x',"
                + " current_timestamp)", db.town()));
        territory.create(new Territory.NewUnit("DW-2", "上级党委", null, Level.PARTY_COMMITTEE, null));
        territory.move("ZB-01", "DW-2", 1);
        territory.move("DW", "DW-2", 1);
        assertEquals(List.of("/DW-2/ZB-01/ /DW-2/DW/"), town.transactions.read(db -> db.list("select from_path, to_path from filings where town = ?",
                row -> row.text(1) + " " + row.text(2), db.town())));
    }

    private Program ofBranch(String unit) {
        return town.programs.create(PointsTown.MODULE, new NewProgram(PointsTown.RULEBOOK, 1, unit, "2026", null, false, null));
    }
}
