package org.linli.core.people;

import java.util.Map;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.PersonalKeys;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.keys.Algorithm;
import org.linli.core.keys.KeySettings;
import org.linli.core.keys.SealingKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys of personal data as the administrator sees and renews them. */
@Component
public final class TownKeys implements PersonalKeys {

    /** One rotation at a time. */
    private static final String LOCK = "personal-keys";

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Jobs jobs;
    private final SealingKeys keys;
    private final KeySettings settings;
    private final Resealing sealed;

    @Activate
    public TownKeys(@Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit, @Reference Jobs jobs,
            @Reference SealingKeys keys, @Reference KeySettings settings, @Reference Resealing sealed) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.jobs = jobs;
        this.keys = keys;
        this.settings = settings;
        this.sealed = sealed;
    }

    @Override
    public Ring ring() {
        guard.require(READ, null);
        return transactions.read(db -> {
            Map<Integer, Long> rows = sealed.sealedWith(db, keys.versions(db, (version, algorithm, created, by, state) -> version));
            return new Ring(keys.ring().hashing().name(), keys.versions(db, (version, algorithm, created, by, state) ->
                    new Version(version, algorithm, created, by, state, rows.getOrDefault(version, 0L))), keys.nodes(db));
        });
    }

    @Override
    public Job rotate(String algorithm) {
        guard.require(WRITE, null);
        Algorithm wanted = algorithm == null || algorithm.isBlank() ? settings.algorithm() : Algorithm.named(algorithm)
                .orElseThrow(() -> PersonEntry.MESSAGES.problem(Problem.Kind.INVALID, "key-algorithm", algorithm).at("algorithm"));
        return transactions.write(db -> {
            Optional<Integer> unfinished = keys.unfinished(db);
            if (unfinished.isPresent()) {
                return jobs.queue(db, Resealing.KIND, Resealing.parameters(unfinished.get()), LOCK);
            }
            int version = keys.order(db, wanted, guard.caller().account());
            audit.write(db, new Audit.Line("personal-keys.ordered", String.valueOf(version), null, null, wanted.name()));
            return jobs.queue(db, Resealing.KIND, Resealing.parameters(version), LOCK);
        });
    }
}
