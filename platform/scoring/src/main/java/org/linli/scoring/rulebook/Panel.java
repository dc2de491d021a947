package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * A group of raters (M3).
 *
 * @param weight  its part of the final score
 * @param ballots how many valid ballots it needs at least
 * @param trim    or null
 */
public record Panel(String id, Title title, BigDecimal weight, int ballots, Trim trim) {
}
