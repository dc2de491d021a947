package org.linli.rest.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.linli.api.LinliModule;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Participants;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the resources that every module with programs gets from the platform. */
@Component(service = ProgramResources.class)
public final class ProgramResources {

    private final Rulebooks rulebooks;
    private final Programs programs;
    private final Participants participants;
    private final Facts facts;
    private final Results results;
    private final Ledger ledger;
    private final Objections objections;
    private final Publicity publicity;
    private final Imports imports;
    private final ProgramImports programImports;
    private final Guard guard;

    /** Serves those services. */
    @Activate
    public ProgramResources(@Reference Rulebooks rulebooks, @Reference Programs programs, @Reference Participants participants,
                            @Reference Facts facts, @Reference Results results, @Reference Ledger ledger, @Reference Objections objections,
                            @Reference Publicity publicity, @Reference Imports imports, @Reference ProgramImports programImports,
                            @Reference Guard guard) {
        this.rulebooks = rulebooks;
        this.programs = programs;
        this.participants = participants;
        this.facts = facts;
        this.results = results;
        this.ledger = ledger;
        this.objections = objections;
        this.publicity = publicity;
        this.imports = imports;
        this.programImports = programImports;
        this.guard = guard;
    }

    /** The resources for a module; none for one that runs no programs. */
    public Collection<?> of(LinliModule module) {
        if (module.programKinds().isEmpty()) {
            return List.of();
        }
        String id = module.id();
        ProgramKind kind = module.programKinds().get(0);
        List<RowImport> kinds = new ArrayList<>(programImports.of(id, kind));
        kinds.addAll(module.programImports());
        return List.of(new RulebooksResource(id, rulebooks), new ProgramsResource(id, programs), new ProgramResource(id, programs, ledger, results, publicity),
            new SettlementsResource(id, programs, results), new ResultsResource(kind, results), new StandingsResource(results),
            new ParticipantsResource(participants), new EntriesResource(id, ledger), new ScoresResource(facts), new VetoesResource(id, facts),
            new ObjectionsResource(id, objections), new ProgramImportsResource(kinds, imports, guard));
    }
}
