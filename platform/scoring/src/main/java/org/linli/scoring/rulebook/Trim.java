package org.linli.scoring.rulebook;

/** Drops that many of the highest and as many of the lowest ballots of a group that has at least {@code from} (M3). */
public record Trim(int drop, int from) {

    public Trim {
        if (drop < 1 || from <= 2 * drop) {
            throw new IllegalArgumentException("A trim leaves at least one ballot: drop " + drop + ", from " + from);
        }
    }
}
