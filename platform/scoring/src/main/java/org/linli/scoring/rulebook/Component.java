package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * One part of the final score (M2): either points from the ledger or a score that is brought in.
 *
 * @param weight   exact, at most six decimals; 1 where the rulebook weighs nothing and components simply add up (X2)
 * @param points   the item tables, or null
 * @param maxScore the highest score that may be brought in, or null
 */
public record Component(String id, Title title, BigDecimal weight, PointsTable points, BigDecimal maxScore) {

    public Component {
        if ((points == null) == (maxScore == null)) {
            throw new IllegalArgumentException("Component " + id + " has either points or a score");
        }
    }
}
