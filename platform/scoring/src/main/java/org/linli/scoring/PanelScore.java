package org.linli.scoring;

/**
 * What a group of raters gave one subject (M3).
 *
 * @param panel   the panel's id
 * @param mean    the exact mean of the ballots that count; null while there are too few
 * @param valid   valid ballots
 * @param dropped ballots dropped as the highest and the lowest
 * @param needed  the least number of valid ballots
 */
public record PanelScore(String panel, Ratio mean, int valid, int dropped, int needed) {

    /** Whether the group has too few ballots for a score. */
    public boolean waiting() {
        return mean == null;
    }
}
