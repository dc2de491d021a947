package org.linli.core.ledger;

import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.Recorded;
import org.linli.api.programs.Program;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;

/** The audit lines of the ledger. */
final class LedgerAudit {

    private final Guard guard;
    private final Audit audit;

    LedgerAudit(Guard guard, Audit audit) {
        this.guard = guard;
        this.audit = audit;
    }

    /** A line for each entry that is new, under the name of the thread's caller. */
    void recorded(Db db, Program program, List<Recorded> recorded) {
        List<Audit.Line> lines = recorded.stream().filter(Recorded::created).map(one -> line(program, one.entry())).toList();
        if (!lines.isEmpty()) {
            audit.write(db, lines);
        }
    }

    /** The same under the name of whoever recorded it. */
    void recorded(Db db, Program program, List<Recorded> recorded, Caller caller) {
        guard.as(caller, () -> {
            recorded(db, program, recorded);
            return null;
        });
    }

    /** One line for the part of a file that was applied together. */
    void imported(Db db, Program program, int accepted, int unchanged, long from, long to) {
        audit.write(db, new Audit.Line("entries.imported", program.id(), program.unit(), null,
                "entries " + from + "-" + to + ", " + accepted + " new, " + unchanged + " unchanged"));
    }

    private static Audit.Line line(Program program, Entry entry) {
        String what = entry.subject() + " " + entry.item() + " " + entry.occurredOn() + " " + entry.quantity() + " "
                + entry.points().toPlainString();
        return entry.reverses() == null
                ? new Audit.Line("entry.recorded", program.id() + " " + entry.seq(), program.unit(), null, what)
                : new Audit.Line("entry.reversed", program.id() + " " + entry.seq(), program.unit(), entry.reverses().toString(), what);
    }
}
