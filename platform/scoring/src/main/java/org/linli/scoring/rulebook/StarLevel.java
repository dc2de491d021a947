package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a number of stars needs; one of the three, by the way stars are given.
 *
 * @param from    THRESHOLD: the least score; otherwise null
 * @param top     SHARE: rank ÷ ranked is at most this; otherwise null
 * @param atLeast GATE: the least value of each metric; otherwise empty
 */
public record StarLevel(int stars, BigDecimal from, Share top, Map<String, BigDecimal> atLeast) {

    public StarLevel {
        atLeast = Collections.unmodifiableMap(new LinkedHashMap<>(atLeast));
    }
}
