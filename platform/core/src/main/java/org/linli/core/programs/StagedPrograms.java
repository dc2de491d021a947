package org.linli.core.programs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.programs.StageWork.Entered;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Programs and the one place where their stages change; what a stage does is left to its {@link StageWork}. */
@Component(property = "works.cardinality.minimum:Integer=4")
public final class StagedPrograms implements Programs {

    private static final Messages MESSAGES = Messages.beside(StagedPrograms.class);

    private final Transactions transactions;
    private final Guard guard;
    private final ProgramAccess access;
    private final Audit audit;
    private final RulebookShelf shelf;
    private final StageRecords records;
    private final Map<Stage, StageWork> works;

    @Activate
    public StagedPrograms(@Reference Transactions transactions, @Reference Guard guard, @Reference ProgramAccess access,
                          @Reference Audit audit, @Reference RulebookShelf shelf, @Reference StageRecords records,
                          @Reference(name = "works", service = StageWork.class, cardinality = ReferenceCardinality.AT_LEAST_ONE,
                                  policyOption = ReferencePolicyOption.GREEDY) Collection<StageWork> works,
                          @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.access = access;
        this.audit = audit;
        this.shelf = shelf;
        this.records = records;
        this.works = works.stream().collect(Collectors.toMap(StageWork::stage, Function.identity()));
    }

    @Override
    public Program create(String module, NewProgram asked) {
        try {
            return transactions.write(db -> {
                Place unit = unit(db, asked.unit());
                guard.require(module + "." + WRITE, unit.path());
                return create(db, NewPrograms.of(db, shelf, module, asked, unit));
            });
        } catch (DuplicateKey e) {
            // another one made the same program since we looked
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "program-exists", asked.rulebook(), asked.unit(), asked.period());
        }
    }

    private Program create(Db db, Program program) {
        var previous = NewPrograms.previous(db, shelf, access, program);
        Program created = records.created(db, program);
        previous.ifPresent(former -> records.takenOver(db, former, created, Subjects.arePeople(shelf.rules(db, former))));
        return created;
    }

    private static Place unit(Db db, String code) {
        if (code == null || code.isBlank()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "program-needs", MESSAGES.text("needs.unit")).at("unit");
        }
        return Place.lock(db, code)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "unit-unknown", code).at("unit"));
    }

    @Override
    public Program program(String module, String id) {
        return transactions.read(db -> readable(db, module, id).program());
    }

    private ProgramState readable(Db db, String module, String id) {
        ProgramState state = of(module, ProgramAccess.state(db, id));
        access.requireRead(db, state.program());
        return state;
    }

    private static ProgramState of(String module, ProgramState state) {
        if (!state.program().module().equals(module)) {
            throw ProgramAccess.unknown(state.program().id());
        }
        return state;
    }

    @Override
    public Page<Program> list(String module, Stage stage, String unit, String after, int limit) {
        int rows = Limits.of(limit);
        String permission = module + "." + READ;
        if (!guard.caller().holds(permission)) {
            guard.require(permission, null);
        }
        return transactions.read(db -> Page.cut(ProgramStore.list(db, module, stage, unit, access, after, rows + 1), rows, Program::id));
    }

    @Override
    public Page<Program> reaching(String module, Stage stage, String period, String unit, String after, int limit) {
        return find(module, new Wanted(stage, period, unit, null), after, limit);
    }

    @Override
    public Page<Program> find(String module, Wanted wanted, String after, int limit) {
        int rows = Limits.of(limit);
        String permission = module + "." + READ;
        if (!guard.caller().holds(permission)) {
            guard.require(permission, null);
        }
        return transactions.read(db -> {
            return Page.cut(ProgramStore.find(db, module, wanted, ProgramAccess.part(db, wanted.unit()), access, after, rows + 1), rows, Program::id);
        });
    }

    @Override
    public List<String> periods(String module) {
        String permission = module + "." + READ;
        if (!guard.caller().holds(permission)) {
            guard.require(permission, null);
        }
        return transactions.read(db -> ProgramStore.periods(db, module, access));
    }

    @Override
    public List<Program> standing(Stage stage, String unit, int most) {
        int rows = Limits.of(most);
        return transactions.read(db -> ProgramStore.modules(db).stream().filter(module -> guard.caller().holds(module + "." + READ))
                .flatMap(module -> ProgramStore.list(db, module, stage, unit, access, null, rows).stream())
                .sorted(Comparator.comparing(Program::id).reversed()).toList());
    }

    @Override
    public List<Program> standing(Stage stage, String unit, String ending, LocalDate over, int most) {
        int rows = Limits.of(most);
        Caller caller = guard.caller();
        return transactions.read(db -> ProgramStore.modules(db).stream().filter(module -> caller.holds(module + "." + ending))
                .flatMap(module -> ProgramStore.standing(db, module, stage, unit, access, Reach.of(caller, module + "." + ending), over, rows).stream())
                .sorted(Comparator.comparing(Program::id).reversed()).toList());
    }

    @Override
    public Program rename(String module, String id, String title, int version) {
        access.require(WRITE, transactions.read(db -> of(module, ProgramAccess.state(db, id))).program());
        String fresh = NewPrograms.title(title);
        return transactions.write(db -> {
            Program program = ProgramAccess.locked(db, id).program();
            Versions.same(version, program.version());
            ProgramStore.rename(db, id, fresh);
            audit.write(db, new Audit.Line("program.renamed", id, program.unit(), program.title(), fresh));
            return ProgramAccess.state(db, id).program();
        });
    }

    @Override
    public Ordered order(String module, String id, Order order) {
        if (order.stage() == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "order-needs-stage").at("stage");
        }
        access.require(permission(order.stage()), transactions.read(db -> of(module, ProgramAccess.state(db, id))).program());
        return transactions.write(db -> order(db, ProgramAccess.locked(db, id), order));
    }

    private Ordered order(Db db, ProgramState state, Order order) {
        Program program = state.program();
        Stage stage = order.stage();
        ProgramAccess.requireFree(state);
        if (!program.stage().next().contains(stage)) {
            if (stage == program.stage() && works.containsKey(stage) && works.get(stage).again(db, state)) {
                ProgramState now = ProgramAccess.state(db, program.id());
                return new Ordered(now.program(), now.busy());
            }
            throw outOfOrder(program, stage);
        }
        Entered entered = works.containsKey(stage) ? works.get(stage).enter(db, state, order) : Entered.noted(note(program, order));
        if (entered.job() != null) {
            return new Ordered(records.hold(db, program, stage, entered.job()), entered.job());
        }
        return new Ordered(records.enter(db, program, stage, entered.note(), entered.says()), null);
    }

    @Override
    public Outlook outlook(String module, String id, Stage stage) {
        return transactions.read(db -> {
            ProgramState state = readable(db, module, id);
            if (!state.program().stage().next().contains(stage)) {
                return new Outlook(List.of(outOfOrder(state.program(), stage).what()), List.of());
            }
            return works.containsKey(stage) ? works.get(stage).outlook(db, state) : new Outlook(List.of(), List.of());
        });
    }

    /** Opening a program again needs a reason. */
    private static String note(Program program, Order order) {
        boolean again = program.stage() == Stage.PRELIMINARY && order.stage() == Stage.OPEN;
        if (again && (order.minutes() == null || order.minutes().isBlank())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "reopen-needs-reason").at("minutes");
        }
        return order.minutes();
    }

    private static Problem outOfOrder(Program program, Stage stage) {
        List<Stage> next = program.stage().next().stream().sorted().toList();
        String code = next.isEmpty() ? "program-over" : "stage-order";
        var stages = new Text(next.stream().map(one -> one.title().zh() + "（" + one.name() + "）").collect(Collectors.joining("、")),
                next.stream().map(one -> one.title().en() + " (" + one.name() + ")").collect(Collectors.joining(", ")));
        return MESSAGES.problem(Problem.Kind.CONFLICT, code, program.stage().title(), stage.title(), stages).at("stage")
                .with("stage", program.stage().name());
    }

    private static String permission(Stage stage) {
        return switch (stage) {
            case DRAFT, OPEN, CLOSED -> WRITE;
            case PRELIMINARY -> SETTLE;
            case PUBLISHED -> PUBLISH;
            case APPROVED -> APPROVE;
            case FILED -> FILE;
        };
    }

    @Override
    public Page<Step> steps(String module, String id, String after, int limit) {
        int rows = Limits.of(limit);
        int from = (int) Cursor.of(after);
        return transactions.read(db -> {
            readable(db, module, id);
            return Page.cut(ProgramStore.steps(db, id, from, rows + 1), rows, step -> String.valueOf(step.number()))
                    .map(ProgramStore.NumberedStep::step);
        });
    }
}
