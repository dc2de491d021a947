package org.linli.partypoints.pages;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Rulebooks.ItemView;

/**
 * A declaration that is being written.
 *
 * @param branch what the member's branch is called
 * @param own    whether its reader declares for itself
 * @param items  what the member can declare
 * @param from   the first day that it can be about
 * @param to     the last one
 * @param action where it is sent
 * @param back   the page that its reader came from
 * @param fresh  whether it is a new one
 * @param beside another one of the same item and day that stands, which it was refused for; null for none
 */
public record ClaimSheet(Text program, Participant member, Text kind, String branch, boolean own, List<ItemView> items, LocalDate from, LocalDate to,
                         String action, String back, boolean fresh, Beside beside) {

    /**
     * A declaration that stands.
     *
     * @param field where it is said that another one is meant beside it
     * @param fault why that has to be said; null where both claim the same, and no other one can be meant
     */
    public record Beside(String field, String id, String href, Text fault) {
    }
}
