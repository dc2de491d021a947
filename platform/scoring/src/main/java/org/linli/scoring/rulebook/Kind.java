package org.linli.scoring.rulebook;

/** A variant of subject with its own items (P2's five kinds of member). */
public record Kind(String id, Title title) {
}
