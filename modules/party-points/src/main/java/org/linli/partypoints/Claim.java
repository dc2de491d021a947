package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is declared.
 *
 * @param person   the member
 * @param quantity how many times; null for 1
 * @param points   within the item's range; null where the item fixes the points, or to leave it to the scorekeeper
 * @param words    what was done; null for none
 * @param evidence ids of evidence files; null for none
 */
public record Claim(String person, String item, LocalDate occurredOn, Integer quantity, BigDecimal points, String words,
                    List<String> evidence) {

    /** Evidence files of one at most. */
    public static final int MOST_EVIDENCE = 20;

    int times() {
        return quantity == null ? 1 : quantity;
    }

    List<String> evidenceIds() {
        return evidence == null ? List.of() : evidence;
    }
}
