package org.linli.scoring.rulebook;

/** The name that so many stars or more carry. */
public record StarTitle(String id, int from, Title title) {
}
