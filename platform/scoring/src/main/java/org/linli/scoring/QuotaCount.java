package org.linli.scoring;

import org.linli.scoring.rulebook.Share;

/** How the quota of one tier works out in each unit. */
final class QuotaCount {

    private final int[] assessed;
    private final int[] places;
    private final int[] taken;

    QuotaCount(int units) {
        assessed = new int[units];
        places = new int[units];
        taken = new int[units];
    }

    /** Counts one assessed subject of the unit; a veto into the tier takes a place at once. */
    void assess(int unit, boolean vetoedInto) {
        assessed[unit]++;
        if (vetoedInto) {
            taken[unit]++;
        }
    }

    /** Works the places out, once everybody is counted. */
    void open(Share share) {
        for (int unit = 0; unit < places.length; unit++) {
            places[unit] = share.floorOf(assessed[unit]);
        }
    }

    int free(int unit) {
        return Math.max(0, places[unit] - taken[unit]);
    }

    void take(int unit, int count) {
        taken[unit] += count;
    }

    Grade.QuotaPlaces places(String tier, String unitName, int unit) {
        return new Grade.QuotaPlaces(tier, unitName, assessed[unit], places[unit], taken[unit]);
    }
}
