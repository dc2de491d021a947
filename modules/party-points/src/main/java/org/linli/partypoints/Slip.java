package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A ballot slip as it is entered.
 *
 * @param rater  the slip's number, or the voter's person number where it is known; required, so that a slip entered twice counts once
 * @param scores the score of each assessed member by person number; none when null
 */
public record Slip(String rater, Map<String, BigDecimal> scores) {

    public Slip {
        scores = scores == null ? Map.of() : scores;
    }
}
