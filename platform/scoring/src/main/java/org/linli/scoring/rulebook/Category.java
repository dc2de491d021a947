package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part of an item table whose items sum up and are clamped together (M1).
 *
 * @param kinds the kinds of subject it applies to; empty means all
 * @param cap   not below zero, or null
 * @param floor not above zero, or null
 * @param items at least one
 */
public record Category(String id, Title title, List<String> kinds, BigDecimal cap, BigDecimal floor, List<Item> items) {

    public Category {
        kinds = List.copyOf(kinds);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("Category " + id + " has no items");
        }
        if (cap != null && cap.signum() < 0 || floor != null && floor.signum() > 0) {
            throw new IllegalArgumentException("Category " + id + ": a cap is not below zero, a floor not above");
        }
    }

    /** Whether the category is meant for this kind of subject. */
    public boolean appliesTo(String kind) {
        return kinds.isEmpty() || kind != null && kinds.contains(kind);
    }
}
