package org.linli.scoring.rulebook;

/**
 * How many may be in a tier at most (M5): {@code floor(share × N)}, N being the assessed subjects of each unit of that
 * level.
 */
public record Quota(Share share, UnitLevel of) {
}
