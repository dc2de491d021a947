package org.linli.partypoints.pages;

import java.math.BigDecimal;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ItemView;

/**
 * How a member stands in a program.
 *
 * @param title      of the program
 * @param own        whether it is its reader's own
 * @param standing   from the entries so far; null for an exempt member
 * @param result     as it was settled; null before it is published
 * @param tier       the tier of the result; null without one
 * @param categories what counted, item by item
 * @param open       what the member can still declare
 * @param waiting    how many declarations wait
 * @param returned   how many have come back
 * @param lines      the newest declarations
 * @param declares   whether its reader may declare for the member now
 * @param base       the address of the program's pages of this module
 * @param card       its registration card, for printing
 * @param why        the page that explains the result
 * @param objects    the page for an objection; null while none can be made
 */
public record MemberSheet(Program program, Text title, Participant member, Text kind, String branch, boolean own, Why standing, Why result, Text tier,
                          List<Category> categories, List<Open> open, int waiting, int returned, List<Inbox.Line> lines, boolean declares,
                          String base, String card, String why, String objects) {

    /** A category with its items. */
    public record Category(Why why, List<Counted> items) {
    }

    /** An item that has entries. @param rule null where the rulebook doesn't say */
    public record Counted(Why why, ItemView rule, Strip strip) {

        public static Counted of(Why why, ItemView rule) {
            return new Counted(why, rule, Strip.of(why.parts().stream().filter(one -> one.kind().equals("WINDOW")).toList(), rule == null ? null : rule.cap()));
        }

        /** What doesn't count; zero where all of it does. */
        public BigDecimal over() {
            return why.raw().subtract(why.counted());
        }
    }

    /** An item that can be declared. @param used what counts already in the window that runs; null where the item has no cap */
    public record Open(ItemView item, BigDecimal used) {

        /** Whether more of it would count. */
        public boolean room() {
            return used == null || used.compareTo(new BigDecimal(item.cap())) < 0;
        }
    }
}
