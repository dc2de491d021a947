package org.linli.scoring.rulebook;

/** How long a program runs before its points start from zero again. */
public enum Cycle {
    MONTH, QUARTER, HALF_YEAR, YEAR
}
