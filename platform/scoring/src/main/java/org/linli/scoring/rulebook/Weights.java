package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.List;

/** Reads weights and sees to it that they sum to exactly 1 (M2). */
final class Weights {

    static final int DECIMALS = 6;

    private Weights() {
    }

    static BigDecimal read(YamlMap map) {
        return map.positive("weight", DECIMALS);
    }

    /** A fault unless all parts are weighed and the weights sum to 1. */
    static void check(YamlMap owner, String key, List<YamlMap> parts, List<BigDecimal> weights) {
        boolean readable = true;
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).require("weight");
            readable &= weights.get(i) != null;
        }
        BigDecimal sum = readable ? weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : BigDecimal.ONE;
        if (!parts.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            owner.fault(key, "WEIGHTS", sum.stripTrailingZeros().toPlainString());
        }
    }
}
