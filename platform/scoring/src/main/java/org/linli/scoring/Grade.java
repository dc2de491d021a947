package org.linli.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * The grade of one candidate.
 *
 * @param total   the final score with two decimals; null while waiting
 * @param rank    competition rank (M7) within its unit; null while waiting
 * @param ranked  how many are ranked in that unit
 * @param tier    the tier's id; null for those without a grade or without a score
 * @param merit   the tier that the score alone leads to; null likewise
 * @param quotas  the quotas that had a say in it, highest tier first
 * @param reasons codes: VETO:id, QUOTA, QUOTA_TIE, WAITING:component
 */
public record Grade(BigDecimal total, Integer rank, int ranked, String tier, String merit, List<QuotaPlaces> quotas,
                    List<String> reasons) {

    /**
     * A quota as it worked out in one unit (M5).
     *
     * @param tier     the tier that it limits
     * @param unit     the unit that it counts in
     * @param assessed N, the assessed subjects of the unit
     * @param places   floor(share × N)
     * @param taken    how many are in the tier
     */
    public record QuotaPlaces(String tier, String unit, int assessed, int places, int taken) {
    }

    public Grade {
        quotas = List.copyOf(quotas);
        reasons = List.copyOf(reasons);
    }

    /** The reasons joined as results print them. */
    public String reason() {
        return String.join(";", reasons);
    }
}
