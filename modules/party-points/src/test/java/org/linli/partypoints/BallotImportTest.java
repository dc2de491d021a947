package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.partypoints.Town.PROGRAM;
import static org.linli.partypoints.Town.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Line;
import org.linli.testkit.EachEngine;

@EachEngine
class BallotImportTest {

    private static final List<String> COLUMNS = List.of("branch", "rater", "person", "score");
    private static final List<String> FILE = List.of("ZB-01,1,M1,90", "ZB-01,1,M2,80", "ZB-01,1,M3,70.5", "ZB-01,2,M1,91", "ZB-01,2,M2,80",
            "ZB-01,2,M3,70.5");

    private final Transactions transactions;
    private final Town town;
    private Appraisal open;

    BallotImportTest(Transactions transactions) {
        this.transactions = transactions;
        town = new Town(transactions);
    }

    private record Row(int number, List<String> cells) implements Line {

        @Override
        public String cell(String column) {
            return cells.get(COLUMNS.indexOf(column));
        }
    }

    @BeforeEach
    void anAppraisalIsOpen() {
        town.today = LocalDate.of(2026, 12, 22);
        open = town.appraisals().open(PROGRAM, new Opening("ZB-01", LocalDate.of(2026, 12, 20), 2, 3, "评议会记录", 3));
    }

    @Test
    void ballotsOfAFileAreCountedLikeThoseEnteredByHand() {
        assertEquals(List.of(), faults(FILE));
        assertEquals(new Applied(6, 0), apply(FILE));
        assertEquals(2, town.appraisals().count(PROGRAM, open.id(), 1).valid());
        assertEquals("90.50", town.scores.get(0).score().toPlainString());
        assertEquals(List.of("branch"), faults(List.of("ZB-01,3,M1,90")));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        apply(FILE);
        assertEquals(List.of(), faults(FILE));
        assertEquals(new Applied(0, 6), apply(FILE));
    }

    @Test
    void aSlipThatWasCastIsNotChangedByALaterFile() {
        apply(FILE);
        assertEquals(List.of("score"), faults(List.of("ZB-01,1,M1,92", "ZB-01,2,M1,91.0")));
        refused("ballot-cast", () -> apply(List.of("ZB-01,1,M1,92")));
        town.appraisals().count(PROGRAM, open.id(), 1);
        assertEquals("90.50", town.scores.get(0).score().toPlainString());
    }

    @Test
    void aSlipMayComeInTwoFiles() {
        apply(FILE.subList(0, 2));
        assertEquals(List.of(), faults(FILE));
        assertEquals(new Applied(4, 2), apply(FILE));
    }

    @Test
    void aScoreAfterOneThatWasItselfRefusedIsNoDuplicate() {
        assertEquals(List.of("score"), faults(List.of("ZB-01,1,M1,101", "ZB-01,1,M1,90")));
    }

    @Test
    void everyFaultOfARowIsNotedAtItsColumn() {
        assertEquals(List.of("branch"), faults(List.of("ZB-02,1,N1,90")));
        assertEquals(List.of("rater"), faults(List.of("ZB-01,,M1,90")));
        assertEquals(List.of("person", "score"), faults(List.of("ZB-01,1,N1,101")));
        assertEquals(List.of("person"), faults(List.of("ZB-01,1,M4,90")));
        assertEquals(List.of("person"), faults(List.of("ZB-01,M1,M1,90")));
        assertEquals(List.of("score"), faults(List.of("ZB-01,1,M1,ninety")));
        assertEquals(List.of("person"), faults(List.of("ZB-01,1,M1,90", "ZB-01,1,M1,90")));
    }

    @Test
    void moreBallotsThanPeoplePresentAreRefusedAsAWhole() {
        var rows = new ArrayList<>(FILE);
        rows.add("ZB-01,3,M1,90");
        refused("ballots-many", () -> apply(rows));
        assertEquals(new Applied(6, 0), apply(FILE));
    }

    @Test
    void somebodyOfAnotherBranchEntersNone() {
        assertEquals(List.of("branch"), town.as(Town.OTHER_BRANCH, () -> faults(List.of("ZB-01,1,M1,90"))));
    }

    private List<String> faults(List<String> rows) {
        var found = new ArrayList<String>();
        transactions.read(db -> {
            town.ballotImport().open(PROGRAM).check(db, lines(rows), (line, column, reason) -> found.add(column));
            return null;
        });
        return found;
    }

    private Applied apply(List<String> rows) {
        return transactions.write(db -> town.ballotImport().open(PROGRAM).apply(db, lines(rows)));
    }

    private static List<Line> lines(List<String> rows) {
        var lines = new ArrayList<Line>();
        rows.forEach(row -> lines.add(new Row(lines.size() + 2, List.of(row.split(",", -1)))));
        return lines;
    }
}
