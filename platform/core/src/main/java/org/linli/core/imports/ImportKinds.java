package org.linli.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.imports.RowImport;
import org.linli.api.programs.ProgramImports;
import org.linli.core.modules.ServingModules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every kind of import there is now: those into the core, and those that modules and the platform offer programs. */
@Component(service = ImportKinds.class)
public final class ImportKinds {

    private final List<RowImport> core;
    private final ProgramImports programImports;
    private final ServingModules modules;

    @Activate
    public ImportKinds(@Reference(target = "(linli.import=units)") RowImport units, @Reference(target = "(linli.import=households)") RowImport households,
            @Reference(target = "(linli.import=people)") RowImport people, @Reference(target = "(linli.import=accounts)") RowImport accounts,
            @Reference ProgramImports programImports,
            @Reference ServingModules modules) {
        this(List.of(units, households, people, accounts), programImports, modules);
    }

    ImportKinds(List<RowImport> core, ProgramImports programImports, ServingModules modules) {
        this.core = core;
        this.programImports = programImports;
        this.modules = modules;
    }

    List<RowImport> core() {
        return core;
    }

    /** @throws Problem {@code NOT_FOUND} */
    RowImport core(String kind) {
        return core.stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow(() -> Header.MESSAGES.problem(Problem.Kind.NOT_FOUND,
                "import-kind", kind, String.join(", ", core.stream().map(RowImport::kind).toList())).at("kind"));
    }

    boolean has(ImportOrder order) {
        return find(order).isPresent();
    }

    /** @throws Problem {@code UNAVAILABLE} when the module that offers it isn't there */
    RowImport of(ImportOrder order) {
        return find(order).orElseThrow(() -> Header.MESSAGES.problem(Problem.Kind.UNAVAILABLE, "import-gone", order.kind()));
    }

    private Optional<RowImport> find(ImportOrder order) {
        if (order.program() == null) {
            return core.stream().filter(one -> one.kind().equals(order.kind())).findFirst();
        }
        return modules.askIfThere(order.module(), this::offered).flatMap(offered -> offered.stream().filter(one -> fits(one, order)).findFirst());
    }

    private List<RowImport> offered(LinliModule module) {
        List<RowImport> offered = new ArrayList<>(module.programImports());
        module.programKinds().forEach(kind -> offered.addAll(programImports.of(module.id(), kind)));
        return offered;
    }

    /** Kinds of program may name the columns of the same import differently. */
    private static boolean fits(RowImport one, ImportOrder order) {
        List<String> known = one.columns().stream().map(RowImport.Column::name).toList();
        return one.kind().equals(order.kind()) && order.columns().stream().allMatch(column -> Headings.PASSED_OVER.contains(column) || known.contains(column));
    }
}
