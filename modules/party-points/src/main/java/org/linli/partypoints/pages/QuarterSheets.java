package org.linli.partypoints.pages;

import java.util.List;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Participants.Participant;
import org.linli.partypoints.Quarter;
import org.linli.partypoints.QuarterStatement;

/**
 * A branch's quarter.
 *
 * @param branch  what the branch is called
 * @param kinds   what the kinds of its members are called, member by member
 * @param waiting how many of its declarations wait
 * @param over    whether the quarter is over
 * @param passes  whether its reader may report that it was passed
 * @param base    the address of the program's pages of this module
 * @param action  where that is sent
 * @param others  the other quarters of the branch
 * @param later   how many entries of its days were recorded after it was passed
 * @param late    the newest of them; none for who may not read entries
 */
public record QuarterSheets(Text program, QuarterStatement statement, Quarter quarter, String branch, List<Text> kinds, int waiting, boolean over, boolean passes,
                            String base, String action, List<Other> others, int later, List<Late> late) {

    /** Entries of them that are listed. */
    public static final int LISTED = 100;

    /** An entry that was recorded after the quarter was passed. @param name of the member @param item what it is called @param href where it can be read */
    public record Late(Ledger.Entry entry, String name, Text item, String href) {
    }

    /** Another quarter. */
    public record Other(Quarter quarter, String href, boolean current) {
    }

    /** Whether the meeting passed it. */
    public boolean passed() {
        return statement.meeting() != null;
    }
}
