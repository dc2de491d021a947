package org.linli.scoring.rulebook;

/** The window within which an item's points are summed before its cap applies (M1); EVENT caps each entry alone. */
public enum CapWindow {
    EVENT, DAY, WEEK, MONTH, QUARTER, HALF_YEAR, YEAR, CYCLE
}
