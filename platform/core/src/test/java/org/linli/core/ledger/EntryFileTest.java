package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Integrity;
import org.linli.api.programs.Program;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.core.programs.PointsTown.Cells;
import org.linli.testkit.EachEngine;

@EachEngine
class EntryFileTest {

    private PointsTown town;
    private Program program;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026", 20);
    }

    @Test
    void aFileIsRecordedAndTheSameFileAgainChangesNothing() {
        List<Line> file = rows(700, "k");
        assertEquals(new Applied(700, 0), town.apply(program, "entries", file));
        assertEquals(new Applied(0, 700), town.apply(program, "entries", file));
        assertEquals(new Integrity(700, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void partsOfAFileAddUpAlsoWhenSomebodyRecordsInBetween() {
        RowImport.Session session = town.file("entries").open(program.id());
        List<Line> file = rows(900, "k");
        assertEquals(List.of(), town.check(session, file));
        town.transactions.write(db -> session.apply(db, file.subList(0, 300)));
        town.transactions.write(db -> session.apply(db, file.subList(300, 600)));
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-04-14", "by hand"));
        town.transactions.write(db -> session.apply(db, file.subList(600, 900)));
        assertEquals(new Integrity(901, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void aKeyThatSomebodyUsesBetweenTwoPartsIsFound() {
        RowImport.Session session = town.file("entries").open(program.id());
        List<Line> file = rows(600, "k");
        assertEquals(List.of(), town.check(session, file));
        town.transactions.write(db -> session.apply(db, file.subList(0, 300)));
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-01-14", "k360"));
        assertEquals(new Applied(299, 1), town.transactions.write(db -> session.apply(db, file.subList(300, 600))));
        assertEquals(new Integrity(600, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void aFileThatRepeatsAKeyInALaterPartCountsItOnce() {
        RowImport.Session session = town.file("entries").open(program.id());
        List<Line> file = new ArrayList<>(rows(300, "k"));
        file.add(row(302, "M1", "meeting", "2026-01-14", "", "k0"));
        assertEquals(List.of(), town.check(session, file));
        assertEquals(new Applied(300, 0), town.transactions.write(db -> session.apply(db, file.subList(0, 300))));
        assertEquals(new Applied(0, 1), town.transactions.write(db -> session.apply(db, file.subList(300, 301))));
    }

    @Test
    void aRowThatRepeatsAFaultyRowIsFaultyToo() {
        assertEquals(List.of("3 key", "4 key"), town.check(program, "entries", List.of(row(2, "M1", "meeting", "2026-03-14", "", "k"),
                row(3, "M2", "meeting", "2026-03-14", "", "k"), row(4, "M2", "meeting", "2026-03-14", "", "k"))));
    }

    @Test
    void aKeyCopiedFromTheLedgerStandsForTheRowThatHadNone() {
        List<Line> nameless = List.of(row(2, "M1", "meeting", "2026-03-14", "", ""));
        String[] derived = new String[1];
        assertThrows(IllegalStateException.class, () -> town.transactions.write(db -> {
            town.apply(program, "entries", nameless);
            derived[0] = EntryStore.page(db, program.id(), null, null, 0, 1).get(0).key();
            throw new IllegalStateException("only the key is wanted");
        }));
        List<Line> copied = List.of(row(3, "M1", "meeting", "2026-03-14", "", derived[0]));
        RowImport.Session session = town.file("entries").open(program.id());
        town.check(session, nameless);
        town.check(session, copied);
        assertEquals(new Applied(1, 0), town.transactions.write(db -> session.apply(db, nameless)));
        assertEquals(new Applied(0, 1), town.transactions.write(db -> session.apply(db, copied)));
    }

    @Test
    void aPartThatWasRolledBackIsAppliedAnew() {
        RowImport.Session session = town.file("entries").open(program.id());
        List<Line> file = rows(400, "k");
        town.check(session, file);
        assertThrows(IllegalStateException.class, () -> town.transactions.write(db -> {
            session.apply(db, file);
            throw new IllegalStateException("the node stops");
        }));
        assertEquals(new Applied(400, 0), town.transactions.write(db -> session.apply(db, file)));
        assertEquals(new Integrity(400, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void rowsWithoutAKeyCountAsOftenAsTheyStandInTheFile() {
        List<Line> file = List.of(row(2, "M1", "meeting", "2026-03-14", "", ""), row(3, "M1", "meeting", "2026-03-14", "", ""),
                row(4, "M2", "meeting", "2026-03-14", "", ""));
        assertEquals(new Applied(3, 0), town.apply(program, "entries", file));
        assertEquals(new Applied(0, 3), town.apply(program, "entries", file));
    }

    @Test
    void everyFaultOfARowIsNamedWithItsColumn() {
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "used"));
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "used too"));
        assertEquals(List.of("2 person", "3 item", "4 occurred_on", "5 occurred_on", "6 points", "7 points", "8 person", "11 key", "12 key"),
                town.check(program, "entries", List.of(
                        row(2, "M99", "meeting", "2026-03-14", "", "a"), row(3, "M1", "flying", "2026-03-14", "", "b"),
                        row(4, "M1", "meeting", "2026-02-30", "", "c"), row(5, "M1", "meeting", "2025-03-14", "", "d"),
                        row(6, "M1", "meeting", "2026-03-14", "much", "e"), row(7, "M1", "meeting", "2026-03-14", "3", "f"),
                        row(8, "", "meeting", "2026-03-14", "", "g"), row(9, "M1", "meeting", "2026-03-14", "", "h"),
                        row(10, "M1", "meeting", "2026-03-14", "2", "h"), row(11, "M2", "meeting", "2026-03-14", "", "h"),
                        row(12, "M2", "meeting", "2026-03-14", "", "used"), row(13, "M1", "meeting", "2026-03-14", "2.00", "used too"))));
    }

    @Test
    void anItemMayStandThereByATitleThatNoOtherHas() {
        town.rulebooks.publish(PointsTown.MODULE, PointsTown.p2().replace("version: 1\n", "version: 2\n")
                .replace("{id: meeting, points", "{id: meeting, title: {zh: 参加支部党员大会, en: Branch meeting}, points"));
        Program titled = town.program("2027", 2);
        List<Line> file = List.of(row(2, "M1", "参加支部党员大会", "2027-03-14", "", "k"), row(3, "M2", "参加支部党员大会", "20270315", "", ""));
        assertEquals(new Applied(2, 0), town.apply(titled, "entries", file));
        assertEquals(new Applied(0, 1), town.apply(titled, "entries", List.of(row(2, "M1", "meeting", "2027-03-14", "", "k"))));
        assertEquals(List.of("2 item"), town.check(program, "entries", List.of(row(2, "M1", "参加支部党员大会", "2026-03-14", "", "k"))),
                "the version that the program runs has no such title");
    }

    @Test
    void aFileMayNameTheSubjectInItsOwnColumn() {
        Line subject = new Cells(2, "subject", "M1", "item", "meeting", "occurred_on", "2026-03-14", "key", "k");
        assertEquals(new Applied(1, 0), town.apply(program, "entries", List.of(subject)));
        assertEquals(List.of("2 subject"), town.check(program, "entries", List.of(
                new Cells(2, "person", "M2", "subject", "M1", "item", "meeting", "occurred_on", "2026-03-14"))));
    }

    @Test
    void aScorekeeperImportsForItsOwnUnitOnly() {
        town.participants.name(program.id(), "M2", "ZB-02", null, 1);
        town.guard.becomes("keeper", PointsTown.MODULE + "." + Ledger.WRITE, PointsTown.BRANCH);
        assertEquals(List.of("3 person"), town.check(program, "entries",
                List.of(row(2, "M1", "meeting", "2026-03-14", "", "a"), row(3, "M2", "meeting", "2026-03-14", "", "b"))));
    }

    @Test
    void aPartOfAFileIsOneDeedInTheAudit() {
        int before = town.guard.audited.size();
        town.apply(program, "entries", rows(50, "k"));
        assertEquals(before + 1, town.guard.audited.size());
        assertTrue(town.guard.audited.get(before).after().contains("50 new"));
    }

    private static List<Line> rows(int count, String key) {
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i + 2, "M" + (i % 20 + 1), i % 3 == 0 ? "meeting" : "learning", "2026-0" + (i % 9 + 1) + "-14", "", key + i));
        }
        return rows;
    }

    private static Line row(int number, String person, String item, String on, String points, String key) {
        return new Cells(number, "person", person, "item", item, "occurred_on", on, "points", points, "key", key);
    }
}
