package org.linli.partypoints;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the valid ballots of an appraisal come to for a member.
 *
 * @param ballots how many of them score it
 * @param mean    summed exactly and rounded once, HALF_UP to 2 places
 * @param lowest  the lowest score that one of them gives
 * @param highest the highest
 */
public record Mean(String subject, int ballots, BigDecimal mean, BigDecimal lowest, BigDecimal highest) {

    /** Of fewer ballots the lowest and the highest would tell too much of single ones. */
    public static final int SPREAD_FROM = 5;

    /** @param scores at least one */
    static Mean of(String subject, List<BigDecimal> scores) {
        BigDecimal sum = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Mean(subject, scores.size(), sum.divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP),
                scores.stream().min(BigDecimal::compareTo).orElseThrow(), scores.stream().max(BigDecimal::compareTo).orElseThrow());
    }

    /** Whether its lowest and highest score may be shown. */
    public boolean spreads() {
        return ballots >= SPREAD_FROM;
    }

    /** What it brings to the final score, exactly. @param weight of the component */
    public BigDecimal brings(BigDecimal weight) {
        return mean.multiply(weight).stripTrailingZeros();
    }
}
