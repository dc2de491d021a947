package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.programs.Meeting;
import org.linli.api.security.AccountId;

/**
 * A branch's statement of a quarter: what each member's points came to, first preliminary, then as the branch meeting passed it.
 *
 * @param id          its id; null while it is preliminary
 * @param meeting     the meeting that passed it; null before
 * @param notice      the notice on the branch's board
 * @param publicUntil the last day of that notice
 * @param filing      the filing with the superior unit
 * @param ledgerPosition the sequence number of the last entry that could count; null while it is preliminary, and where it was passed before that was kept
 * @param members     null in a list, which leaves them out
 */
public record QuarterStatement(String id, String program, String branch, String quarter, Meeting meeting, String notice, LocalDate publicUntil,
                        String filing, @AccountId String passedBy, Instant passedAt, Long ledgerPosition, List<Member> members) {

    /**
     * A member's line.
     *
     * @param points what the quarter brought, after all caps; null for an exempt member
     * @param total  the score at the end of the quarter; null for an exempt member, or while a component has no score yet
     */
    public record Member(String subject, String name, String kind, boolean exempt, BigDecimal points, BigDecimal total) {
    }

    public QuarterStatement {
        members = members == null ? null : List.copyOf(members);
    }

    static QuarterStatement preliminary(String program, String branch, Quarter quarter, List<Member> members) {
        return new QuarterStatement(null, program, branch, quarter.toString(), null, null, null, null, null, null, null, members);
    }
}
