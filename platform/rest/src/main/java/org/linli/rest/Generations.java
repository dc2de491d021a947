package org.linli.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.modules.Choice;
import org.linli.api.modules.Publication;
import org.linli.api.pages.Frame;
import org.linli.api.security.Permission;
import org.linli.rest.FitnessCheck.Unfit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published versions of modules side by side; of each the chosen one serves, else the highest, and one that goes is drained first. */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Messages MESSAGES = Messages.beside(Generations.class);

    private final Function<LinliModule, Collection<?>> generic;
    private final Presets presets;
    private final Idempotency idempotency;
    private final Admittance admittance;
    private final Duration drain;
    private final Choice choice;
    private final Function<LinliModule, ModuleLimits> limits;
    private final UnaryOperator<String> accountNames;
    private final ChosenUnit chosenUnit;
    private final PageAnswers pageAnswers;
    private final FitnessCheck fitness = new FitnessCheck();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<Generation> all = List.of();
    private volatile Map<String, Generation> serving = Map.of();

    /**
     * @param generic      the resources that the platform serves for a module, beside the module's own
     * @param limits       of a module
     * @param accountNames an account's name by its id; null for an unknown one
     * @param chosenUnit   of somebody at a browser
     */
    Generations(Function<LinliModule, Collection<?>> generic, Presets presets, Idempotency idempotency, Admittance admittance, Duration drain,
                Choice choice, Function<LinliModule, ModuleLimits> limits, UnaryOperator<String> accountNames, ChosenUnit chosenUnit) {
        this.generic = generic;
        this.presets = presets;
        this.idempotency = idempotency;
        this.admittance = admittance;
        this.drain = drain;
        this.choice = choice;
        this.limits = limits;
        this.accountNames = accountNames;
        this.chosenUnit = chosenUnit;
        this.pageAnswers = new PageAnswers(this::frame, this::servingModules, chosenUnit);
    }

    /** Publishes a module, or keeps on record why it can't be. */
    void publish(LinliModule module) {
        Generation generation = begin(module, true);
        changing.lock();
        try {
            var changed = new ArrayList<>(all);
            changed.add(generation);
            change(changed);
        } finally {
            changing.unlock();
        }
    }

    /** Publishes those that weren't fit when they came, and are now. */
    void askAgain() {
        all.stream().filter(Generation::passing).forEach(this::tryAgain);
    }

    private void tryAgain(Generation refused) {
        Generation generation = begin(refused.module(), false);
        changing.lock();
        try {
            if (all.contains(refused)) {
                change(all.stream().map(one -> one == refused ? generation : one).toList());
                return;
            }
        } finally {
            changing.unlock();
        }
        generation.close(Duration.ZERO);
    }

    /** @param first whether it is worth telling that it isn't fit */
    private Generation begin(LinliModule module, boolean first) {
        try {
            Generation generation = start(module);
            LOG.info("Module {} {} is published", module.id(), module.version());
            return generation;
        } catch (Unpublishable e) {
            if (!e.passing()) {
                LOG.error("Module {} {} is refused: {}", module.id(), module.version(), e.getMessage(), e.getCause());
            } else if (first && e.getCause() != null) {
                LOG.warn("Module {} {} is asked again: {}", module.id(), module.version(), e.getMessage(), e.getCause());
            } else if (first) {
                LOG.info("Module {} {} is asked again: {}", module.id(), module.version(), e.getMessage());
            }
            return Generation.refused(module, e.reason(), e.passing());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Module {} {} is refused: it failed", module.id(), module.version(), e);
            return Generation.refused(module, MESSAGES.text("refused.fault", String.valueOf(e)), false);
        }
    }

    /** Takes a module away: no new requests, then those under way end, then its engine goes. */
    void withdraw(LinliModule module) {
        Generation gone;
        changing.lock();
        try {
            gone = all.stream().filter(generation -> generation.module() == module).findFirst().orElse(null);
            change(all.stream().filter(generation -> generation.module() != module).toList());
        } finally {
            changing.unlock();
        }
        if (gone == null) {
            return;
        }
        int left = gone.close(drain);
        if (left > 0) {
            LOG.warn("Module {} {} goes although {} requests are still under way after {} s", gone.id(), gone.version(), left, drain.toSeconds());
        } else {
            LOG.info("Module {} {} is gone", gone.id(), gone.version());
        }
    }

    /** Gives the requests of a module to that version. @throws Problem {@code CONFLICT} when it isn't there or is refused */
    void serve(String id, String version) {
        changing.lock();
        try {
            Generation wanted = find(id, version).filter(generation -> generation.refusal() == null)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "not-published", id, version));
            choice.choose(wanted.id(), wanted.version());
            change(all);
        } finally {
            changing.unlock();
        }
    }

    /** Leaves it to the versions of a module that are there. */
    void leave(String id) {
        changing.lock();
        try {
            choice.leave(id);
            change(all);
        } finally {
            changing.unlock();
        }
    }

    /** Waits for the requests of a version that gets no more of them. @return how many are still under way after that time */
    int drain(String id, String version, Duration most) {
        Generation waiting = find(id, version).orElse(null);
        if (waiting == null) {
            return 0;
        }
        if (serving.get(id) == waiting) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "still-serving", id, version);
        }
        return waiting.drain(most);
    }

    /** Looks after the requests under way. */
    void tend() {
        all.forEach(Generation::tend);
    }

    /** A version as it stands; empty while it isn't there. */
    Optional<Publication> publication(String id, String version) {
        return find(id, version).map(generation -> generation.publication(serving.get(id) == generation));
    }

    private Optional<Generation> find(String id, String version) {
        return all.stream().filter(one -> one.id().equals(id) && one.version().equals(version) && !one.closed()).findFirst();
    }

    /** The version that serves; null without one. */
    Generation serving(String id) {
        return serving.get(id);
    }

    /** The console that serves; null while none does. */
    Frame frame() {
        Generation console = serving(Frame.MODULE);
        return console != null && console.module() instanceof Frame frame ? frame : null;
    }

    PageAnswers pageAnswers() {
        return pageAnswers;
    }

    private List<LinliModule> servingModules() {
        return serving.values().stream().sorted(Comparator.comparing(Generation::id)).map(Generation::module).toList();
    }

    /** Why a version that serves isn't fit to do so just now; null when it is. */
    Unfit unfit(Generation generation) {
        return fitness.unfit(generation.module());
    }

    /** All versions, refused ones included, in no order. */
    List<Generation> all() {
        return all;
    }

    private void change(List<Generation> changed) {
        var best = new HashMap<String, Generation>();
        changed.stream().filter(generation -> generation.refusal() == null && mayServe(generation)).sorted(Comparator.comparing(Generation::release).reversed())
            .forEach(generation -> best.putIfAbsent(generation.id(), generation));
        serving = Map.copyOf(best);
        all = List.copyOf(changed);
    }

    /** Whether it gets the requests once it can. */
    boolean mayServe(Generation generation) {
        return choice.of(generation.id()).map(generation.version()::equals).orElse(true);
    }

    private Generation start(LinliModule module) throws Unpublishable {
        String id = module.id();
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new Unpublishable("id", id);
        }
        for (Permission permission : module.permissions()) {
            if (!permission.id().startsWith(id + ".")) {
                throw new Unpublishable("foreign-permission", permission.id(), id);
            }
        }
        Unfit unfit = fitness.unfit(module);
        if (unfit != null) {
            throw new Unpublishable(unfit.says(), unfit.cause(), true);
        }
        var resources = new ArrayList<Object>(module.resources());
        resources.addAll(generic.apply(module));
        Engine engine = Engine.start(module, new Endpoints(module, resources, idempotency, admittance, accountNames, pageAnswers));
        Engine pages = null;
        try {
            Collection<?> shown = module.pages();
            pages = shown.isEmpty() ? null : Engine.start(module, new Pages(module, shown, idempotency, admittance, pageAnswers, this::servingModules, chosenUnit));
            presets.publish(module);
            return Generation.serving(module, engine, pages, limits.apply(module));
        } catch (Unpublishable | RuntimeException e) {
            engine.stop();
            if (pages != null) {
                pages.stop();
            }
            throw e;
        }
    }
}
