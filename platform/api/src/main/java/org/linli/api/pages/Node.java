package org.linli.api.pages;

import java.util.List;
import java.util.Objects;

/**
 * A branch of a tree on a page.
 *
 * @param title   what it is called
 * @param href    where it leads, an address of this site
 * @param current whether it is the one that the page shows
 * @param open    whether what is below it is shown; null where nothing is
 * @param small   what stands at its end, small: a count; null for nothing
 * @param below   what is shown below it, in order
 * @param more    where those go on that aren't shown here; null where all are
 */
public record Node(String title, String href, boolean current, Boolean open, String small, List<Node> below, String more) {

    public Node {
        Objects.requireNonNull(title, "title");
        Address.requireOwn(href);
        below = List.copyOf(below);
        if (more != null) {
            Address.requireOwn(more);
        }
    }
}
