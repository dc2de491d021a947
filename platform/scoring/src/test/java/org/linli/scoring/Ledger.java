package org.linli.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.scoring.rulebook.Item;

/** Keeps tallies from entries, as the core's ledger does. */
final class Ledger {

    private final CompiledRulebook rulebook;
    private final Map<String, Map<String, Tally>> bySubject = new HashMap<>();

    Ledger(CompiledRulebook rulebook) {
        this.rulebook = rulebook;
    }

    void add(String subject, String itemId, LocalDate occurredOn, BigDecimal points) {
        Item item = rulebook.rulebook().item(itemId).orElseThrow();
        Tally one = Tally.of(itemId, item.bucket(occurredOn), points, item.countedAlone(points), 1);
        bySubject.computeIfAbsent(subject, s -> new LinkedHashMap<>()).merge(itemId + "@" + one.bucket(), one,
                (a, b) -> new Tally(a.item(), a.bucket(), a.raw() + b.raw(), a.alone() + b.alone(), a.count() + b.count()));
    }

    Collection<Tally> tallies(String subject) {
        return bySubject.getOrDefault(subject, Map.of()).values();
    }


}
