package org.linli.core.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.imports.RowImport;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.ProgramKind;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.programs.RulebookShelf;

/** The import of entries. */
final class EntryRows implements RowImport {

    /** What files call the subject whatever the module calls it. */
    static final String SUBJECT = "subject";

    private final String module;
    private final ProgramKind kind;
    private final Guard guard;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final LedgerAudit audit;

    EntryRows(String module, ProgramKind kind, Guard guard, Audit audit, Clock clock, RulebookShelf shelf) {
        this.module = module;
        this.kind = kind;
        this.guard = guard;
        this.clock = clock;
        this.shelf = shelf;
        this.audit = new LedgerAudit(guard, audit);
    }

    @Override
    public String kind() {
        return "entries";
    }

    @Override
    public String permission() {
        return module + "." + Ledger.WRITE;
    }

    /** A file names the subject in one of two columns. */
    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(kind.subjectColumn(), false));
        if (!kind.subjectColumn().equals(SUBJECT)) {
            columns.add(new Column(SUBJECT, false));
        }
        columns.addAll(List.of(new Column("item", true), new Column("occurred_on", true), new Column("quantity", false),
                new Column("points", false), new Column("key", false)));
        return columns;
    }

    @Override
    public Session open(String program) {
        return new EntryFile(program, new EntryLines(kind.subjectColumn()), guard.caller(), clock, shelf, audit);
    }
}
