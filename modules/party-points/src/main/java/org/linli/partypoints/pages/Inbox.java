package org.linli.partypoints.pages;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.partypoints.Declaration;

/**
 * The declarations of a part of a program, with one of them beside the list.
 *
 * @param program  what it is called
 * @param shown    the state of those in the list
 * @param text     the member's number that was looked for; null for none
 * @param chosen   the one beside the list; null for none
 * @param confirms whether its reader confirms and returns somewhere in it
 * @param declares whether its reader declares for others somewhere in it
 * @param next     the cursor of the next page; null on the last
 */
public record Inbox(Text program, Place place, Declaration.State shown, Map<Declaration.State, Integer> counts, List<ItemView> items, String item, String text,
                    List<Line> lines, Claimed chosen, boolean confirms, boolean declares, String next) {

    /**
     * A line of the list.
     *
     * @param worth  what it is claimed to give; null where the scorekeeper sets it
     * @param waited whole days since it was entered
     * @param alike  whether another one of the same member, item and day stands
     * @param bare   whether the evidence that the item asks for is missing
     */
    public record Line(Declaration declaration, String name, Text item, BigDecimal worth, long waited, boolean alike, boolean bare) {

        /** What a form sends for it. */
        public String value() {
            return declaration.id() + ":" + declaration.version();
        }
    }
}
