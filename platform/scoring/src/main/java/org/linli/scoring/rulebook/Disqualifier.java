package org.linli.scoring.rulebook;

/** One fact that takes rank and stars from a subject for the cycle (M6). */
public record Disqualifier(String id, Title title) {
}
