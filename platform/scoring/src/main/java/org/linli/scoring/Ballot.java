package org.linli.scoring;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One rater's scores for one subject (M3).
 *
 * @param scores        points by indicator id
 * @param notApplicable the written reason by id of an indicator that is left out (M4)
 */
public record Ballot(String rater, Map<String, BigDecimal> scores, Map<String, String> notApplicable) {

    public Ballot {
        scores = Map.copyOf(scores);
        notApplicable = Map.copyOf(notApplicable);
    }
}
