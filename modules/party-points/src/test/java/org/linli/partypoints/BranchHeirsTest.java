package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.partypoints.Town.PROGRAM;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.partypoints.DeclarationStore.Wanted;
import org.linli.testkit.EachEngine;

@EachEngine
class BranchHeirsTest {

    private final Town town;
    private final Declarations declarations;

    BranchHeirsTest(Transactions transactions) {
        town = new Town(transactions);
        declarations = town.declarations();
    }

    @Test
    void whatWaitsForABranchWaitsForTheOneThatItIsMergedInto() {
        Declaration waiting = declare("M1");
        Declaration done = declare("M2");
        declarations.confirm(PROGRAM, done.id(), null, done.version());
        town.transactions.write(db -> {
            new BranchHeirs(null).handOver(db, branch("ZB-01"), branch("ZB-02"), town.today);
            return null;
        });
        assertEquals(List.of(waiting.id()), of("ZB-02"));
        assertEquals(List.of(done.id()), of("ZB-01"));
    }

    private Declaration declare(String member) {
        return declarations.declare(PROGRAM, new Claim(member, "volunteer-hour", LocalDate.of(2026, 3, 20), 1, null, null, List.of("photo-1")));
    }

    private List<String> of(String branch) {
        return declarations.list(PROGRAM, new Wanted(null, null, branch, null, null), null, 10).items().stream().map(Declaration::id).toList();
    }

    private static Unit branch(String code) {
        return new Unit(code, code, "DW", Level.PARTY_BRANCH, new UnitPath("/DW/" + code + "/"), null, null, 1);
    }
}
