package org.linli.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletResponse;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.modules.Choice;
import org.linli.api.programs.Rulebooks;
import org.linli.api.security.Accounts;
import org.linli.api.security.Guard;
import org.linli.api.security.Sessions;
import org.linli.api.security.SignIn;
import org.linli.api.territory.Territory;
import org.linli.rest.core.PlatformModule;
import org.linli.rest.programs.ProgramResources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies below {@code /api}: signs callers in and hands their requests to the version of the module that serves. */
@Component(service = Api.class, immediate = true, configurationPid = "linli")
public final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final Messages MESSAGES = Messages.beside(Api.class);

    private final Door door;
    private final Admission admission;
    private final Admittance admittance;
    private final Guard guard;
    private final Transactions transactions;
    private final Generations generations;
    private final ExpectedModules expected;
    private final Metrics metrics = new Metrics();
    private final ScheduledExecutorService chores;

    /** Starts without modules. */
    @Activate
    public Api(@Reference(target = "(linli.schema=rest)") Schema schema, @Reference Transactions transactions, @Reference Clock clock,
               @Reference SignIn signIn, @Reference Sessions sessions, @Reference Guard guard, @Reference Rulebooks rulebooks,
               @Reference ProgramResources programs,
               @Reference Accounts accounts, @Reference Territory territory, @Reference Door door, @Reference Choice choice, Settings settings,
               Map<String, Object> configuration) {
        this.door = door;
        this.admission = new Admission(signIn, sessions);
        this.guard = guard;
        this.transactions = transactions;
        this.expected = new ExpectedModules(choice);
        var idempotency = new Idempotency(transactions, clock);
        admittance = new Admittance(guard);
        generations = new Generations(programs::of, new Presets(rulebooks, guard), idempotency, admittance, Duration.ofSeconds(settings.drain_seconds()),
            choice, module -> ModuleLimits.of(module, settings, configuration), accounts::name,
            new ChosenUnit(territory::known));
        chores = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "linli-rest-chores");
            thread.setDaemon(true);
            return thread;
        });
        chores.scheduleWithFixedDelay(() -> chore(idempotency::forget), 1, 60, TimeUnit.MINUTES);
        chores.scheduleWithFixedDelay(() -> chore(generations::askAgain), 1, 1, TimeUnit.SECONDS);
        chores.scheduleWithFixedDelay(() -> chore(generations::tend), 1, 1, TimeUnit.SECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "withdraw")
    void publish(LinliModule module) {
        expected.published(module);
        generations.publish(module);
    }

    void withdraw(LinliModule module) {
        generations.withdraw(module);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "withdrawPart")
    void publishPart(PlatformPart part) {
        expected.published(part);
        generations.publish(part);
    }

    void withdrawPart(PlatformPart part) {
        generations.withdraw(part);
    }

    /** The modules that were there already are published by now. */
    @Activate
    void open() {
        door.open(this);
    }

    @Deactivate
    void stop() {
        door.close(this);
        chores.shutdownNow();
    }

    /** Signs the caller in, if the request presents anything that holds. @throws Problem when {@code Authorization} proves nobody */
    void signIn(Call call, String address, Runnable costly) {
        admission.enter(call, address, costly);
    }

    /** Answers a request below {@code /api/<module>}. */
    void answer(String module, Call call, HttpServletResponse answer, ServletConfig config) throws IOException {
        long begun = System.nanoTime();
        try {
            if (call.behind() == null) {
                serve(module, call, answer, config);
            } else {
                guard.as(call.behind(), call.id(), () -> {
                    try {
                        serve(module, call, answer, config);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return null;
                });
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (generations.serving(module) != null) {
                metrics.count(module, answer.getStatus(), System.nanoTime() - begun);
            }
        }
    }

    private void serve(String module, Call call, HttpServletResponse answer, ServletConfig config) throws IOException {
        Generation closed = null;
        for (Generation now = generations.serving(module); now != null && now != closed; now = generations.serving(module)) {
            if (now.answer(config, call, answer)) {
                return;
            }
            closed = now;
        }
        boolean known = generations.all().stream().anyMatch(generation -> generation.id().equals(module));
        if (known) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "module-refused", module);
        }
        throw expected.contains(module) ? MESSAGES.problem(Problem.Kind.UNAVAILABLE, "module-away", module)
            : MESSAGES.problem(Problem.Kind.NOT_FOUND, "module", module);
    }

    /** Answers a request for a page. @throws Problem {@code NOT_FOUND} where no console serves */
    void show(Call call, HttpServletResponse answer, ServletConfig config) throws IOException {
        String path = call.path();
        if (generations.frame() == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", path);
        }
        answer(PageAddress.module(path), call, answer, config);
    }

    Generations generations() {
        return generations;
    }

    /** Whether the database answers. */
    boolean storeAnswers() {
        try {
            transactions.read(db -> db.first("select status from kept_answers where town = ? and account = ? and request = ?",
                row -> row.integer(1), db.town(), "", ""));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The database doesn't answer", e);
            return false;
        }
    }

    /** The figures, for those who may see them. @param open whether that is everybody */
    String metrics(Call call, boolean open) {
        if (!open) {
            admittance.require(call, PlatformModule.METRICS_READ);
        }

        return metrics.text(generations.all());
    }

    /** One that fails is done again, which a scheduled task isn't by itself. */
    private static void chore(Runnable work) {
        try {
            work.run();
        } catch (Unreachable e) {
            LOG.debug("A regular chore waits for the database", e);
        } catch (RuntimeException e) {
            LOG.error("A regular chore failed; it is tried again", e);
        }
    }
}
