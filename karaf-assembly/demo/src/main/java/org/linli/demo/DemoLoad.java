package org.linli.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads the demo town in steps, each of which changes nothing when it is done again. */
@Component
public final class DemoLoad implements JobHandler {

    static final String KIND = "demo.town";

    private static final String MODULE = "party-points";
    private static final String RULEBOOK = "party-points.classified";

    private interface Step {
        void run();
    }

    private final Transactions transactions;
    private final Imports imports;
    private final ProgramImports programImports;
    private final Programs programs;
    private final Rulebooks rulebooks;
    private final LinliModule partyPoints;
    private final Clock clock;

    @Activate
    public DemoLoad(@Reference(target = "(linli.schema=demo)") Schema schema, @Reference Transactions transactions, @Reference Imports imports,
            @Reference ProgramImports programImports, @Reference Programs programs, @Reference Rulebooks rulebooks,
            @Reference(target = "(linli.module=party-points)") LinliModule partyPoints, @Reference Clock clock) {
        this.transactions = transactions;
        this.imports = imports;
        this.programImports = programImports;
        this.programs = programs;
        this.rulebooks = rulebooks;
        this.partyPoints = partyPoints;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        var town = new DemoTown();
        List<Step> steps = steps(town);
        for (int next = run.cursor() == null ? 0 : Integer.parseInt(run.cursor()); next < steps.size(); next++) {
            int step = next;
            steps.get(step).run();
            transactions.write(db -> {
                run.step(db, String.valueOf(step + 1), step + 1, steps.size());
                return null;
            });
        }
        transactions.write(db -> {
            DemoStore.done(db, clock.instant());
            return null;
        });
        return "{\"people\":" + DemoTown.PEOPLE + ",\"members\":" + town.members().size() + "}";
    }

    private List<Step> steps(DemoTown town) {
        var steps = new ArrayList<Step>();
        steps.add(() -> core("units", text(town.units())));
        steps.add(() -> core("units", town.gridsAndBranches().stream()));
        steps.add(() -> core("households", town.households().stream()));
        steps.add(() -> core("people", town.people().stream()));
        List<DemoTown.Member> members = town.members();
        steps.add(() -> partyPoints.rulebooks().forEach(rulebook -> rulebooks.publish(MODULE, rulebook)));
        steps.add(() -> ofProgram("members", members(members).stream()));
        for (int month = 1; month <= DemoYear.MONTHS; month++) {
            int of = month;
            steps.add(() -> ofProgram("entries",
                    new DemoYear(members, rulebooks.view(MODULE, RULEBOOK, program().rulebookVersion()).items()).entries(of).stream()));
        }
        return steps;
    }

    private static Csv members(List<DemoTown.Member> members) {
        var file = new Csv("person,name,branch,kind,exempt");
        members.forEach(member -> file.row(member.person(), member.name(), member.branch(), member.kind(), member.exempt()));
        return file;
    }

    private void core(String kind, InputStream file) {
        done(imports.run(imports.ofCore(kind), null, file, Imports.Form.CSV, Imports.Mode.ALL_OR_NOTHING, "zh"), kind);
    }

    private void ofProgram(String kind, InputStream file) {
        ProgramKind programKind = partyPoints.programKinds().get(0);
        RowImport rows = programImports.of(MODULE, programKind).stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
        done(imports.run(rows, program().id(), file, Imports.Form.CSV, Imports.Mode.ALL_OR_NOTHING, "zh"), kind);
    }

    private Program program() {
        return programs.list(MODULE, null, DemoTown.COMMITTEE, null, 1).items().stream().findFirst().orElseGet(() -> programs.create(MODULE,
                new Programs.NewProgram(RULEBOOK, null, DemoTown.COMMITTEE, DemoYear.PERIOD, null, false, null)));
    }

    private static void done(Imports.Answer answer, String kind) {
        if (answer.outcome() == null || answer.outcome().rejected() > 0) {
            throw new IllegalStateException("the demo town's " + kind + " don't load: " + answer);
        }
    }

    private static InputStream text(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
