package org.linli.scoring.rulebook;

/** What a metric counts in. */
public enum Measure {
    PERCENT, PER_MILLE, COUNT, POINTS, HOURS, DAYS, YUAN, SQUARE_METRES
}
