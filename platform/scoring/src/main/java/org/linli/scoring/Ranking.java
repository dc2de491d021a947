package org.linli.scoring;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Competition ranks, high to low: 1, 2, 2, 4 (M7). */
public record Ranking(List<Integer> ranks, int ranked) {

    public Ranking {
        ranks = List.copyOf(ranks);
    }

    /**
     * Ranks scores.
     *
     * @param scores in any order; null has no rank and gets 0
     */
    public static Ranking of(List<BigDecimal> scores) {
        BigDecimal[] sorted = scores.stream().filter(Objects::nonNull).sorted().toArray(BigDecimal[]::new);
        List<Integer> ranks = scores.stream().map(score -> score == null ? 0 : 1 + higher(sorted, score)).toList();
        return new Ranking(ranks, sorted.length);
    }

    private static int higher(BigDecimal[] sorted, BigDecimal score) {
        int at = Arrays.binarySearch(sorted, score);
        while (at < sorted.length && sorted[at].compareTo(score) == 0) {
            at++;
        }
        return sorted.length - at;
    }
}
