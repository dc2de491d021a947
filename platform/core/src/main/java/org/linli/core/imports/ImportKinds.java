package org.linli.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.imports.RowImport;
import org.linli.api.programs.ProgramImports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Every kind of import there is now: those into the core, and those that modules and the platform offer programs. */
@Component(service = ImportKinds.class)
public final class ImportKinds {

    private final List<RowImport> core;
    private final ProgramImports programImports;
    private final List<LinliModule> modules = new CopyOnWriteArrayList<>();

    @Activate
    public ImportKinds(@Reference(target = "(linli.import=units)") RowImport units, @Reference(target = "(linli.import=households)") RowImport households,
            @Reference(target = "(linli.import=people)") RowImport people, @Reference ProgramImports programImports) {
        this(List.of(units, households, people), programImports);
    }

    ImportKinds(List<RowImport> core, ProgramImports programImports) {
        this.core = core;
        this.programImports = programImports;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(LinliModule module) {
        modules.add(module);
    }

    void remove(LinliModule module) {
        modules.remove(module);
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
        return modules.stream().filter(module -> module.id().equals(order.module())).max(Comparator.comparingInt(modules::indexOf))
                .flatMap(module -> offered(module).stream().filter(one -> fits(one, order)).findFirst());
    }

    private List<RowImport> offered(LinliModule module) {
        List<RowImport> offered = new ArrayList<>(module.programImports());
        module.programKinds().forEach(kind -> offered.addAll(programImports.of(module.id(), kind)));
        return offered;
    }

    /** Kinds of program may name the columns of the same import differently. */
    private static boolean fits(RowImport one, ImportOrder order) {
        List<String> known = one.columns().stream().map(RowImport.Column::name).toList();
        return one.kind().equals(order.kind()) && order.columns().stream().allMatch(column -> column.equals(Header.ERROR) || known.contains(column));
    }
}
