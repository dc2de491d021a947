package org.linli.rest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.linli.api.Fitness;
import org.linli.api.Messages;
import org.linli.api.Readiness;
import org.linli.api.Text;
import org.linli.rest.FitnessCheck.Unfit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether the container is ready, and what is missing while it isn't. */
@Component(service = Health.class)
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Messages MESSAGES = Messages.beside(Health.class);

    private final List<Readiness> conditions = new CopyOnWriteArrayList<>();
    private final Map<String, String> logged = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "drop")
    void await(Readiness condition) {
        conditions.add(condition);
    }

    void drop(Readiness condition) {
        conditions.remove(condition);
    }

    /** One thing that is missing. */
    record Missing(String name, String says) {
    }

    /** @param ready whether nothing is missing */
    record State(boolean ready, List<Missing> missing) {
    }

    /** What is missing, and the exception behind it if there is one. */
    private record Found(String name, Text says, Throwable cause) {
    }

    /**
     * What is missing now.
     *
     * @param api    null while what it needs isn't there
     * @param openly whether to say why; only the names are for everybody
     */
    State state(Api api, Locale language, boolean openly) {
        var found = new ArrayList<Found>();
        if (api == null) {
            found.add(new Found("api", MESSAGES.text("missing.api"), null));
        } else {
            if (!api.storeAnswers()) {
                found.add(new Found("store", MESSAGES.text("missing.store"), null));
            }
            modules(api.generations(), found);
        }
        conditions.forEach(condition -> ask(condition, found));
        log(found);
        Text hidden = MESSAGES.text("missing.hidden");
        return new State(found.isEmpty(), found.stream().map(one -> new Missing(one.name(), (openly ? one.says() : hidden).in(language))).toList());
    }

    private void modules(Generations generations, List<Found> found) {
        var wanted = new LinkedHashSet<>(Set.of(ExpectedModules.CORE));
        generations.all().stream().filter(generations::mayServe).forEach(generation -> wanted.add(generation.id()));
        for (String id : wanted) {
            Generation serving = generations.serving(id);
            Unfit unfit = serving == null ? new Unfit(refusal(generations, id), null) : generations.unfit(serving);
            if (unfit != null) {
                found.add(new Found("module:" + id, unfit.says(), unfit.cause()));
            }
        }
    }

    private static Text refusal(Generations generations, String id) {
        return generations.all().stream().filter(generation -> generation.id().equals(id)).map(Generation::refusal).filter(Objects::nonNull).findFirst()
            .orElseGet(() -> MESSAGES.text("missing.module"));
    }

    private static void ask(Readiness condition, List<Found> found) {
        try {
            Fitness fitness = condition.ready();
            if (!fitness.fit()) {
                found.add(new Found(condition.name(), new Text(fitness.says(), fitness.says()), null));
            }
        } catch (RuntimeException e) {
            found.add(new Found(condition.name(), new Text(String.valueOf(e), String.valueOf(e)), e));
        }
    }

    /** Once for each change, however often it is asked; what merely isn't there yet is no fault. */
    private void log(List<Found> found) {
        logged.keySet().retainAll(found.stream().map(Found::name).toList());
        for (Found one : found) {
            if (!one.says().en().equals(logged.put(one.name(), one.says().en()))) {
                if (one.cause() == null) {
                    LOG.info("Not ready: {}: {}", one.name(), one.says().en());
                } else {
                    LOG.warn("Not ready: {}: {}", one.name(), one.says().en(), one.cause());
                }
            }
        }
    }
}
