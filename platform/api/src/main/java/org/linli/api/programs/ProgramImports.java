package org.linli.api.programs;

import java.util.List;
import org.linli.api.imports.RowImport;
import org.osgi.annotation.versioning.ProviderType;

/** The imports that every program has: members, entries, appraisals, vetoes. */
@ProviderType
public interface ProgramImports {

    /**
     * The imports of a kind of program, with its names for the columns of subject and unit.
     *
     * @param module the module that runs it; its permissions are asked for
     */
    List<RowImport> of(String module, ProgramKind kind);
}
