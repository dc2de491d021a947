package org.linli.runtime;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.runtime.file.ModuleFile;
import org.linli.runtime.file.ModuleRules;

/** Whether the platform takes a module's file: what it is made of, who signed it, what it would do to the tables, whether the platform is new enough. */
final class Acceptance {

    private static final Messages MESSAGES = Messages.beside(Acceptance.class);

    private final Workshop workshop;

    private Acceptance(Workshop workshop) {
        this.workshop = workshop;
    }

    static Acceptance with(Workshop workshop, Settings settings) {
        return new Acceptance(workshop);
    }

    /**
     * A file that is taken.
     *
     * @param signer who signed it; null where nobody did that the town trusts
     * @param note   what the operator should know all the same; null where nothing
     */
    record Passed(String signer, Text note) {
    }

    /** @throws Problem {@code INVALID} with all that is wrong with it */
    Passed check(ModuleFile file) {
        var faults = new ArrayList<Problem.Fault>();
        faults.addAll(ModuleRules.faults(file));
        faults.addAll(workshop.resolution.apiFaults(file));
        workshop.tables.faults(file.path()).forEach(fault -> faults.add(new Problem.Fault("db", fault)));
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "not-taken", file.id(), file.version().toString(), faults.get(0).what()).listing(List.copyOf(faults));
        }
        return new Passed(null, null);
    }
}
