package org.linli.partypoints;

import java.util.List;
import org.linli.api.data.Db;

/** Lets one change at a time to a branch's declarations and quarters, so that no declaration slips into a quarter that is being passed. */
final class BranchTurn {

    private BranchTurn() {
    }

    /** Waits for the branch's turn and has it until the transaction ends; taken before any other row of the branch is locked. */
    static void take(Db db, String program, String branch) {
        db.insertNew("party_points_turns", List.of("town", "program", "branch"), List.<Object[]>of(new Object[] {db.town(), program, branch}));
        db.lock("select branch from party_points_turns where town = ? and program = ? and branch = ?", row -> row.text(1), db.town(), program,
                branch);
    }
}
