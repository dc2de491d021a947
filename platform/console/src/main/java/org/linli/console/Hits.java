package org.linli.console;

import java.util.List;
import org.linli.api.Text;

/**
 * What was found of one sort of thing.
 *
 * @param more the page that lists all of them; null for none
 */
public record Hits(Text title, List<Hit> hits, String more) {

    /** One thing. @param detail what tells it from others */
    public record Hit(String title, String detail, String href) {
    }
}
