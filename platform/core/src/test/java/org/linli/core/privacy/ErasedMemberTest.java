package org.linli.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.core.OneCaller;
import org.linli.core.people.PeopleFixture;
import org.linli.core.programs.PointsTown;
import org.linli.core.programs.Subjects;
import org.linli.testkit.EachEngine;

@EachEngine
class ErasedMemberTest {

    private PointsTown town;
    private Program program;
    private CoreRecords records;

    @BeforeEach
    void start(Transactions transactions, @TempDir Path folder) {
        town = new PointsTown(transactions);
        program = town.program("2026", 2);
        records = new CoreRecords(null, new PeopleFixture(transactions, null, null, folder).data(), new OneCaller());
        for (int number = 1; number <= 2; number++) {
            town.ledger.record(program.id(), new NewEntry("M" + number, "meeting", LocalDate.parse("2026-05-02"), 1, null, "k" + number, null, "到会"));
        }
    }

    @Test
    void whoTakesPartInAProgramThatIsNotClosedIsHeldByIt() {
        assertTrue(town.transactions.read(db -> records.heldBy(db, "M1", Set.of())).orElseThrow().en().contains(program.id()));
        town.transactions.write(db -> db.update("update programs set stage = 'CLOSED'"));
        assertTrue(town.transactions.read(db -> records.heldBy(db, "M1", Set.of())).isEmpty());
    }

    @Test
    void aUnitWithTheNumberOfAnErasedPersonKeepsItsName() {
        String ofUnits = PointsTown.p2().replace("party-points.classified", "party-points.branches").replace("subjects: PERSON", "subjects: PARTY_BRANCH");
        town.rulebooks.publish(PointsTown.MODULE, ofUnits);
        Program branches = town.programs.create(PointsTown.MODULE, new NewProgram("party-points.branches", null, "DW", "2026", null, false, null));
        town.transactions.write(db -> db.batch("insert into participants (town, program, subject, name, unit, unit_path, kind, version)"
                + " values (?, ?, 'M1', '第一支部', 'ZB-01', '/DW/ZB-01/', 'EMPLOYED', 1)", List.<Object[]>of(new Object[] {db.town(), branches.id()})));
        Set<String> others = town.transactions.read(db -> Subjects.others(db, town.shelf, "M1"));
        assertEquals(Set.of(branches.id()), others);
        town.transactions.write(db -> records.erase(db, "M1", "（已删除）", others));
        assertEquals(List.of("第一支部", "（已删除）"), town.transactions.read(db -> db.list(
                "select name from participants where subject = 'M1' order by name desc", row -> row.text(1))).stream().sorted().toList());
    }

    @Test
    void whatWasLiftedStaysLiftedAndWhatStandsStands() {
        String lifted = town.facts.veto(program.id(), "M1", "punished", LocalDate.parse("2026-05-02"), "张示三被警告").id();
        town.facts.veto(program.id(), "M1", "punished", LocalDate.parse("2026-05-03"), "张示三被警告");
        town.facts.lift(program.id(), lifted, "张示三的处分已撤销");
        town.transactions.write(db -> records.erase(db, "M1", "（已删除）", Set.of()));
        List<Facts.Veto> vetoes = town.facts.vetoes(program.id(), null, 10).items();
        assertEquals(List.of("2026-05-02 （已删除）", "2026-05-03 null"), vetoes.stream().map(one -> one.occurredOn() + " " + one.lifted()).sorted().toList());
        assertEquals("（已删除）", vetoes.get(0).facts());
    }

    @Test
    void theChainOfTheLedgerHoldsWhenAMemberIsErased() {
        town.transactions.write(db -> db.update("update participants set name = '张示三' where subject = 'M1'"));
        town.transactions.write(db -> records.erase(db, "M1", "（已删除）", Set.of()));
        Ledger.Integrity integrity = town.ledger.check(program.id());
        assertEquals(List.of(), integrity.faults());
        assertEquals(2, integrity.entries());
        assertEquals("M1", town.ledger.entry(program.id(), 1).subject(), "the line stays, under a number that leads to nobody");
        assertFalse(town.transactions.read(db -> records.of(db, "M1", Set.of())).toString().contains("张示三"));
    }
}
