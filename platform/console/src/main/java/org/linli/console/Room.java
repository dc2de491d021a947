package org.linli.console;

import java.util.Collection;
import java.util.List;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;

/** A part of the console: its pages, and what of them stands in the menu and on the first page. */
public interface Room {

    /** Classes of pages, one instance each. */
    Collection<Object> pages();

    /** Its entries in the menu. */
    default List<Navigation> navigation() {
        return List.of();
    }

    /** What the caller has to do. @param unit a unit's code; null for all that the caller may see */
    default List<Task> tasks(String unit) {
        return List.of();
    }

    /** The same, and whether it is all. */
    default Told told(String unit) {
        return Told.of(tasks(unit));
    }

    /** How many notices the caller hasn't read. */
    default int unread() {
        return 0;
    }

    /** Its cards on the first page. */
    default List<Card> cards() {
        return List.of();
    }
}
