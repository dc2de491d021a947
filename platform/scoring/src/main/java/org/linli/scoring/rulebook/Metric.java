package org.linli.scoring.rulebook;

/** A measured number that gates are set on (M6). */
public record Metric(String id, Title title, Measure unit) {
}
