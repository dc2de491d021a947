package org.linli.partypoints.pages;

import java.math.BigDecimal;
import java.util.List;
import org.linli.api.Text;
import org.linli.partypoints.Appraisal;
import org.linli.partypoints.Mean;

/**
 * An appraisal.
 *
 * @param branch   what the branch is called
 * @param assessed how many are scored on each ballot
 * @param enters   whether its reader may enter ballots now
 * @param counts   whether its reader may count now
 * @param address  its page
 * @param lines    what the count gave each member, by number; none before it
 * @param weight   of the component in the final score; null before the count
 */
public record AppraisalSheet(Text program, Appraisal appraisal, String branch, int assessed, boolean enters, boolean counts, String address,
                             List<Line> lines, BigDecimal weight) {

    /** What the count gave a member. @param name what it is called @param href its page */
    public record Line(Mean mean, String name, String href) {
    }

    /** With what the count gave. */
    public AppraisalSheet with(List<Line> counted, BigDecimal of) {
        return new AppraisalSheet(program, appraisal, branch, assessed, enters, counts, address, counted, of);
    }

    /** The weight as a share of a hundred. */
    public String percent() {
        return weight.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** How many valid ballots it takes: more than half of those entitled. */
    public int needed() {
        return appraisal.meeting().entitled() / 2 + 1;
    }

    /** How much of those present gave a ballot, of a bar of 1,000. */
    public int share() {
        return Math.min(1_000, appraisal.ballots() * 1_000 / appraisal.meeting().present());
    }
}
