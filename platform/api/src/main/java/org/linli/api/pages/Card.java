package org.linli.api.pages;

import gg.jte.Content;
import java.util.Objects;
import java.util.function.BiFunction;
import org.linli.api.Text;

/**
 * A card on the first page: how things of a module stand.
 *
 * @param permission what its reader must hold somewhere
 * @param href       the page that tells more, an address of this site
 * @param wide       whether it stands among the charts below, not in the narrow column beside what is to be done
 * @param body       writes what stands on it, for a unit and all below it (its code, or null for all that the reader may see);
 *                   answers null where there is nothing to tell
 */
public record Card(Text title, String permission, String href, boolean wide, BiFunction<Sheet, String, Content> body) {

    public Card {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(body, "body");
        Address.requireOwn(href);
    }

    /** A narrow card. */
    public Card(Text title, String permission, String href, BiFunction<Sheet, String, Content> body) {
        this(title, permission, href, false, body);
    }
}
