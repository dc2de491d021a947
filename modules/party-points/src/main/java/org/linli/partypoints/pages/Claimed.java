package org.linli.partypoints.pages;

import java.util.List;
import org.linli.api.Text;
import org.linli.api.evidence.EvidenceFiles.Evidence;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ItemView;

/**
 * A declaration with what one looks at before deciding on it.
 *
 * @param branch    what the member's branch is called
 * @param rule      of the item; null where the rulebook no longer has it
 * @param proofs    its evidence, as far as its reader may see it
 * @param window    how much of the item counts already in its window; null for nothing
 * @param category  how its category stands; null where that isn't known
 * @param address   the page of it
 * @param previous  the id of the one before it in the list; null for none
 * @param following the id of the one after it; null for none
 * @param decides   whether its reader may confirm and return it
 * @param barred    why its reader may not although it is its task; null otherwise
 * @param mends     whether its reader may correct and withdraw it
 */
public record Claimed(Inbox.Line line, String branch, ItemView rule, List<Evidence> proofs, Why window, Why category, String address, String previous,
                      String following, boolean decides, Text barred, boolean mends) {

    /** The lowest points that may be given, where they are to be set. */
    public boolean ranged() {
        return rule != null && rule.from() != null;
    }
}
