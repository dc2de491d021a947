package org.linli.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.linli.api.Fitness;
import org.linli.api.Messages;
import org.linli.api.Readiness;
import org.linli.api.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether the container is ready, and what is missing while it isn't. */
@Component(service = Health.class, configurationPid = "linli")
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Messages MESSAGES = Messages.beside(Health.class);

    private final Set<String> expected;
    private final List<Readiness> conditions = new CopyOnWriteArrayList<>();

    /** Expects the modules that the configuration names, and {@code core}. */
    @Activate
    public Health(Settings settings) {
        expected = new LinkedHashSet<>(List.of("core"));
        Arrays.stream(settings.modules().split(",")).map(String::trim).filter(id -> !id.isEmpty()).forEach(expected::add);
    }

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

    /** @param api null while what it needs isn't there */
    State state(Api api, Locale language) {
        var missing = new ArrayList<Missing>();
        if (api == null) {
            missing.add(missing("api", MESSAGES.text("missing.api"), language));
        } else {
            if (!api.storeAnswers()) {
                missing.add(missing("store", MESSAGES.text("missing.store"), language));
            }
            modules(api.generations(), missing, language);
        }
        for (Readiness condition : conditions) {
            Fitness fitness = ask(condition);
            if (!fitness.fit()) {
                missing.add(new Missing(condition.name(), fitness.says()));
            }
        }
        return new State(missing.isEmpty(), missing);
    }

    private void modules(Generations generations, List<Missing> missing, Locale language) {
        var wanted = new LinkedHashSet<>(expected);
        generations.all().forEach(generation -> wanted.add(generation.id()));
        for (String id : wanted) {
            Generation serving = generations.serving(id);
            Text unfit = serving == null ? refusal(generations, id) : FitnessCheck.unfit(serving.module());
            if (unfit != null) {
                missing.add(missing("module:" + id, unfit, language));
            }
        }
    }

    private static Text refusal(Generations generations, String id) {
        return generations.all().stream().filter(generation -> generation.id().equals(id)).map(Generation::refusal).findFirst()
            .orElseGet(() -> MESSAGES.text("missing.module"));
    }

    private static Fitness ask(Readiness condition) {
        try {
            return condition.ready();
        } catch (RuntimeException e) {
            LOG.error("Readiness {} failed", condition.name(), e);
            return Fitness.not(String.valueOf(e));
        }
    }

    private static Missing missing(String name, Text says, Locale language) {
        return new Missing(name, says.in(language));
    }
}
