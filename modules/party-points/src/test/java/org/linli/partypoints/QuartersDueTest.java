package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.partypoints.Town.PROGRAM;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Participants;
import org.linli.testkit.EachEngine;

@EachEngine
class QuartersDueTest {

    private Town town;
    private QuartersDue due;

    @BeforeEach
    void start(Transactions transactions) {
        town = new Town(transactions);
        due = new QuartersDue(null, town.fake(Participants.class), town.register.clock());
    }

    @Test
    void quartersThatAreOverAreAskedForOfEachBranchUntilItsMeetingHasPassedThem() {
        town.today = LocalDate.of(2026, 7, 1);
        assertEquals(List.of("Quarters that no meeting of the branch ZB-01 has passed: 2026-Q1, 2026-Q2",
                "Quarters that no meeting of the branch ZB-02 has passed: 2026-Q1, 2026-Q2"), missing());
        town.quarters().pass(PROGRAM, new Passing("2026-Q1", "ZB-01", town.today, 3, 3, "一致通过"));
        assertEquals("Quarters that no meeting of the branch ZB-01 has passed: 2026-Q2", missing().get(0));
    }

    @Test
    void aQuarterIsNotAskedForBeforeItIsOver() {
        town.today = LocalDate.of(2026, 3, 31);
        assertEquals(List.of(), missing());
    }

    @Test
    void aBranchInWhichNobodyIsAssessedPassesNothing() {
        town.members.keySet().removeIf(member -> !member.equals("M4"));
        town.today = LocalDate.of(2026, 7, 1);
        assertEquals(List.of(), missing(), "M4 is exempt");
    }

    private List<String> missing() {
        return town.transactions.read(db -> due.missing(db, town.register.program(PROGRAM))).stream().map(text -> text.en()).toList();
    }
}
