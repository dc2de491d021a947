package org.linli.core.settlement;

import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.core.programs.ProgramState;
import org.linli.core.settlement.SettlementStore.Made;

/** Whether results were computed from all that is on record. */
final class UpToDate {

    private static final Messages MESSAGES = Messages.beside(UpToDate.class);

    private UpToDate() {
    }

    static boolean is(Made made, ProgramState state) {
        return made.settlement().ledgerPosition() == state.headSeq() && made.changes() == state.changes();
    }

    /** The newest results of a program whose records may change. @throws Problem {@code CONFLICT} with what has changed since */
    static Made require(Db db, ProgramState state) {
        Made made = SettlementStore.newest(db, state.program().id()).orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-settled"));
        long since = state.headSeq() - made.settlement().ledgerPosition();
        if (since != 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "entries-since", String.valueOf(since));
        }
        if (!is(made, state)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "changes-since");
        }
        return made;
    }

    /** The newest results of a frozen program. @throws Problem {@code CONFLICT} when a decided objection has corrected records since */
    static Made requireFrozen(Db db, ProgramState state) {
        Made made = SettlementStore.newest(db, state.program().id()).orElseThrow();
        if (!is(made, state)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "corrections-since");
        }
        return made;
    }
}
