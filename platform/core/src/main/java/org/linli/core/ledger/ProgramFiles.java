package org.linli.core.ledger;

import java.time.Clock;
import java.util.List;
import org.linli.api.imports.RowImport;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.ProgramKind;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.programs.AppraisalFile;
import org.linli.core.programs.MemberFile;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.RecordedFacts;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Subjects;
import org.linli.core.programs.VetoFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files that every program takes: members, entries, appraisals, vetoes. */
@Component
public final class ProgramFiles implements ProgramImports {

    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final Subjects subjects;
    private final ProgramAccess access;
    private final RecordedFacts facts;

    @Activate
    public ProgramFiles(@Reference Guard guard, @Reference Audit audit, @Reference Clock clock, @Reference RulebookShelf shelf,
                        @Reference Subjects subjects, @Reference ProgramAccess access, @Reference RecordedFacts facts) {
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
        this.subjects = subjects;
        this.access = access;
        this.facts = facts;
    }

    @Override
    public List<RowImport> of(String module, ProgramKind kind) {
        return List.of(MemberFile.of(module, kind, audit, clock, shelf, subjects, access),
                new EntryRows(module, kind, guard, audit, clock, shelf),
                AppraisalFile.of(module, kind, facts),
                VetoFile.of(module, kind, facts));
    }
}
