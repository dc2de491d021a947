package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.List;

/** The points that entries add up to: a base that everybody starts from, and categories of items. */
public record PointsTable(BigDecimal base, List<Category> categories) {

    public PointsTable {
        categories = List.copyOf(categories);
    }
}
