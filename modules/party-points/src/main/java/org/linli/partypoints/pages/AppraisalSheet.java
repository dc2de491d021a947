package org.linli.partypoints.pages;

import org.linli.api.Text;
import org.linli.partypoints.Appraisal;

/**
 * An appraisal.
 *
 * @param branch   what the branch is called
 * @param assessed how many are scored on each ballot
 * @param enters   whether its reader may enter ballots now
 * @param counts   whether its reader may count now
 * @param address  its page
 */
public record AppraisalSheet(Text program, Appraisal appraisal, String branch, int assessed, boolean enters, boolean counts, String address) {

    /** How many valid ballots it takes: more than half of those entitled. */
    public int needed() {
        return appraisal.meeting().entitled() / 2 + 1;
    }

    /** How much of those present gave a ballot, of a bar of 1,000. */
    public int share() {
        return Math.min(1_000, appraisal.ballots() * 1_000 / appraisal.meeting().present());
    }
}
