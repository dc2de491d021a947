package org.linli.core.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Outlook;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.core.ledger.EntriesAhead;
import org.linli.core.modules.ServingModules;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.linli.core.publicity.ObjectionStore;
import org.linli.core.publicity.Resettlement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts results on the board that are complete, up to date and of what has happened. */
@Component
public final class PublishedWork implements StageWork {

    private static final Messages MESSAGES = Messages.beside(PublishedWork.class);
    private static final int NAMED = 5;

    private final SettledNotice notice;
    private final Resettlement resettlement;
    private final Clock clock;
    private final ServingModules modules;

    @Activate
    public PublishedWork(@Reference SettledNotice notice, @Reference Resettlement resettlement, @Reference Clock clock,
                         @Reference ServingModules modules, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.notice = notice;
        this.resettlement = resettlement;
        this.clock = clock;
        this.modules = modules;
    }

    @Override
    public Stage stage() {
        return Stage.PUBLISHED;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        Program program = state.program();
        requirements(db, state).forEach(Runnable::run);
        List<Text> missing = missing(db, state);
        String reason = order.minutes() == null || order.minutes().isBlank() ? null : order.minutes().strip();
        if (!missing.isEmpty() && reason == null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "publication-lacks", String.valueOf(missing.size()))
                    .listing(missing.stream().map(what -> new Problem.Fault("minutes", what)).toList());
        }
        return new Entered(reason, says(notice.publish(db, program), missing), null);
    }

    @Override
    public Outlook outlook(Db db, ProgramState state) {
        return new Outlook(Hindrances.of(requirements(db, state)), missing(db, state));
    }

    private List<Runnable> requirements(Db db, ProgramState state) {
        Program program = state.program();
        return List.of(() -> requireComplete(db, UpToDate.require(db, state).settlement()), () -> requireExemptionsDecided(db, program.id()),
                () -> requireHappened(db, program));
    }

    private List<Text> missing(Db db, ProgramState state) {
        Program program = state.program();
        Set<String> units = units(db, state);
        return modules.ask(program.module(), module -> module.publicationCheck().missing(db, program, units));
    }

    /** Where those are who are assessed, as the newest results say if nothing has changed since. */
    private static Set<String> units(Db db, ProgramState state) {
        String program = state.program().id();
        Set<String> settled = SettlementStore.newest(db, program).filter(made -> UpToDate.is(made, state))
                .map(made -> UnitCounts.codes(db, made.settlement().id())).orElse(Set.of());
        return settled.isEmpty() ? ParticipantStore.assessedUnits(db, program) : settled;
    }

    private static void requireComplete(Db db, Settlement settlement) {
        if (settlement.waiting() > 0) {
            List<String> waiting = ResultStore.waiting(db, settlement.id(), NAMED);
            String more = settlement.waiting() > waiting.size() ? " …" : "";
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "results-waiting", String.valueOf(settlement.waiting()),
                    String.join(", ", waiting) + more).with("waiting", waiting);
        }
    }

    /** Whoever is proposed to be exempt would hang on the board as if the committee had refused. */
    private static void requireExemptionsDecided(Db db, String program) {
        List<String> proposed = ParticipantStore.proposed(db, program, NAMED + 1);
        if (!proposed.isEmpty()) {
            String named = proposed.stream().limit(NAMED).collect(Collectors.joining(", ")) + (proposed.size() > NAMED ? " …" : "");
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "exemptions-open", named).with("proposed", proposed.stream().limit(NAMED).toList());
        }
    }

    /** A file may hold entries of days to come, and preliminary results show them; what hangs is of days gone by. */
    private void requireHappened(Db db, Program program) {
        LocalDate today = LocalDate.now(clock);
        Optional<EntriesAhead> ahead = today.isBefore(program.to()) ? EntriesAhead.of(db, program.id(), today) : Optional.empty();
        ahead.ifPresent(entries -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "entries-ahead", String.valueOf(entries.count()), String.valueOf(entries.seq()),
                    entries.subject(), entries.occurredOn().toString(), today.toString()).with("entries", entries.count())
                    .with("first", entries.seq());
        });
    }

    private static Text says(Notice hung, List<Text> missing) {
        String until = hung.until().toString();
        if (missing.isEmpty()) {
            return MESSAGES.text("step.published", until);
        }
        return new Text(MESSAGES.text("step.published-without", until, named(missing, Text::zh, "；")).zh(),
                MESSAGES.text("step.published-without", until, named(missing, Text::en, "; ")).en());
    }

    private static String named(List<Text> missing, Function<Text, String> language, String between) {
        return missing.stream().limit(NAMED).map(language).collect(Collectors.joining(between)) + (missing.size() > NAMED ? " …" : "");
    }

    /** Computes what an upheld objection has corrected, where the job that was to do it has failed. */
    @Override
    public boolean again(Db db, ProgramState state) {
        String program = state.program().id();
        if (UpToDate.is(SettlementStore.newest(db, program).orElseThrow(), state)) {
            return false;
        }
        Optional<String> upheld = ObjectionStore.newestUpheld(db, program);
        upheld.ifPresent(objection -> resettlement.settle(db, state, objection));
        return upheld.isPresent();
    }
}
