package org.linli.core.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.EntryCheck;
import org.linli.scoring.EntryRules;
import org.linli.scoring.Period;
import org.linli.scoring.Tally;
import org.linli.scoring.rulebook.Item;

/** Turns an entry into what it adds to a tally, under the program's rulebook or under one that a town tries out. */
final class EntrySums {

    private final Map<String, Item> items = new HashMap<>();
    private final EntryRules rules;
    private final Period period;

    private EntrySums(CompiledRulebook rulebook, EntryRules rules, Period period) {
        rulebook.rulebook().items().forEach(item -> items.put(item.id(), item));
        this.rules = rules;
        this.period = period;
    }

    /** With the points as they were recorded. */
    static EntrySums recorded(CompiledRulebook rulebook) {
        return new EntrySums(rulebook, null, null);
    }

    /** With the points that this rulebook would have given; where a person set them, as they were recorded. */
    static EntrySums tried(CompiledRulebook rulebook, Period period) {
        return new EntrySums(rulebook, new EntryRules(rulebook), period);
    }

    /** What the entry adds; nothing where the rulebook has no such item. */
    Optional<Tally> of(String kind, String itemId, LocalDate on, int quantity, BigDecimal points, boolean reversing) {
        Item item = items.get(itemId);
        if (item == null) {
            return Optional.empty();
        }
        BigDecimal amount = rules == null ? points : tried(kind, item, on, quantity, points, reversing);
        return Optional.of(Tally.of(itemId, item.bucket(on), amount, item.countedAlone(amount), reversing ? -1 : 1));
    }

    private BigDecimal tried(String kind, Item item, LocalDate on, int quantity, BigDecimal recorded, boolean reversing) {
        if (item.range() != null || !item.bands().isEmpty()) {
            return recorded;
        }
        EntryCheck check = rules.check(kind, item.id(), on, BigDecimal.valueOf(Math.abs(quantity)), null, period);
        if (!check.good()) {
            return recorded;
        }
        return reversing ? check.points().negate() : check.points();
    }
}
