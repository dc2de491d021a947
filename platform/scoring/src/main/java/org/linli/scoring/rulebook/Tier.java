package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A grade that a score leads to (M5).
 *
 * @param from  inclusive lower bound
 * @param to    the upper end as printed, or null; nothing with two decimals lies between it and the next tier's from
 * @param each  for some categories, the least that a subject needs in each (X6)
 * @param quota or null
 */
public record Tier(String id, Title title, BigDecimal from, BigDecimal to, Map<String, BigDecimal> each, Quota quota) {

    public Tier {
        each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
    }
}
