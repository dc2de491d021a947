package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.partypoints.Town.PROGRAM;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.territory.Territory;
import org.linli.testkit.EachEngine;

@EachEngine
class QuartersDueTest {

    private static final Set<String> BOTH = Set.of("ZB-01", "ZB-02");

    private Town town;
    private QuartersDue due;

    @BeforeEach
    void start(Transactions transactions) {
        town = new Town(transactions);
        due = new QuartersDue(null, town.register.clock(), Fake.of(Territory.class, new Town.Units()));
    }

    @Test
    void quartersThatAreOverAreAskedForOfEachBranchUntilItsMeetingHasPassedThem() {
        town.today = LocalDate.of(2026, 7, 1);
        assertEquals(List.of("支部 has not passed these quarters in a meeting: Q1 2026, Q2 2026",
                "支部 has not passed these quarters in a meeting: Q1 2026, Q2 2026"), missing(BOTH));
        town.quarters().pass(PROGRAM, new Passing("2026-Q1", "ZB-01", town.today, 3, 3, "一致通过"));
        assertEquals("支部 has not passed these quarters in a meeting: Q2 2026", missing(BOTH).get(0));
    }

    @Test
    void aQuarterIsNotAskedForBeforeItIsOver() {
        town.today = LocalDate.of(2026, 3, 31);
        assertEquals(List.of(), missing(BOTH));
    }

    @Test
    void aBranchInWhichNobodyIsAssessedAnyLongerIsNotAskedForTheQuartersThatItHasNotPassed() {
        town.quarters().pass(PROGRAM, new Passing("2026-Q1", "ZB-01", town.today, 3, 3, "一致通过"));
        town.today = LocalDate.of(2026, 7, 1);
        assertEquals(List.of("支部 has not passed these quarters in a meeting: Q1 2026, Q2 2026"), missing(Set.of("ZB-02")));
    }

    private List<String> missing(Set<String> branches) {
        return town.transactions.read(db -> due.missing(db, town.register.program(PROGRAM), branches)).stream().map(text -> text.en()).toList();
    }
}
