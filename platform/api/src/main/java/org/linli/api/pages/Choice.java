package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;

/**
 * One of several views of the same things, of which one is shown.
 *
 * @param href    where it is, an address of this site
 * @param current whether it is the one that is shown
 * @param count   how many there are; null where that isn't said
 */
public record Choice(Text title, String href, boolean current, Long count) {

    public Choice {
        Objects.requireNonNull(title, "title");
        Address.requireOwn(href);
    }
}
