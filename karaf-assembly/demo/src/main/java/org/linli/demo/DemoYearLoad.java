package org.linli.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.LinliModule;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.JobHandler;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads half a year of the party members' entries; there only while the module is that they belong to, and its job waits until then. */
@Component
public final class DemoYearLoad implements JobHandler {

    static final String KIND = "demo.year";
    static final String MODULE = "party-points";

    private static final String RULEBOOK = "party-points.classified";

    private final Transactions transactions;
    private final Imports imports;
    private final ProgramImports programImports;
    private final Programs programs;
    private final Rulebooks rulebooks;
    private final BundleContext context;
    /** Fetched only while the year is loaded: an old version isn't held any longer than that. */
    private final ServiceReference<LinliModule> partyPoints;
    private final Clock clock;

    @Activate
    public DemoYearLoad(@Reference(target = "(linli.schema=demo)") Schema schema, @Reference Transactions transactions, @Reference Imports imports,
            @Reference ProgramImports programImports, @Reference Programs programs, @Reference Rulebooks rulebooks, BundleContext context,
            @Reference(service = LinliModule.class, target = "(linli.module=" + MODULE + ")") ServiceReference<LinliModule> partyPoints,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.imports = imports;
        this.programImports = programImports;
        this.programs = programs;
        this.rulebooks = rulebooks;
        this.context = context;
        this.partyPoints = partyPoints;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        LinliModule module = context.getService(partyPoints);
        if (module == null) {
            throw new IllegalStateException(MODULE + " went away while the demo town's year began to load");
        }
        try {
            List<DemoTown.Member> members = new DemoTown().members();
            new Steps(transactions, imports).run(run, steps(module, members), db -> DemoStore.done(db, clock.instant()));
            return "{\"members\":" + members.size() + "}";
        } finally {
            context.ungetService(partyPoints);
        }
    }

    private List<Runnable> steps(LinliModule module, List<DemoTown.Member> members) {
        var steps = new ArrayList<Runnable>();
        steps.add(() -> module.rulebooks().forEach(rulebook -> rulebooks.publish(MODULE, rulebook)));
        steps.add(() -> load(module, "members", members(members)));
        for (int month = 1; month <= DemoYear.MONTHS; month++) {
            int of = month;
            steps.add(() -> load(module, "entries",
                    new DemoYear(members, rulebooks.view(MODULE, RULEBOOK, program().rulebookVersion()).items()).entries(of)));
        }
        return steps;
    }

    private static Csv members(List<DemoTown.Member> members) {
        var file = new Csv("person,name,branch,kind,exempt");
        members.forEach(member -> file.row(member.person(), member.name(), member.branch(), member.kind(), member.exempt()));
        return file;
    }

    private void load(LinliModule module, String kind, Csv file) {
        ProgramKind programKind = module.programKinds().get(0);
        RowImport rows = programImports.of(MODULE, programKind).stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
        new Steps(transactions, imports).load(rows, program().id(), file.stream());
    }

    private Program program() {
        return programs.list(MODULE, null, DemoTown.COMMITTEE, null, 1).items().stream().findFirst().orElseGet(() -> programs.create(MODULE,
                new Programs.NewProgram(RULEBOOK, null, DemoTown.COMMITTEE, DemoYear.PERIOD, null, false, null)));
    }
}
