package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;
import org.linli.api.security.Caller;

/**
 * An entry of the menu.
 *
 * @param id         {@code <module>} or {@code <module>.<what>}, for {@link View#place}
 * @param group      where in the menu it stands
 * @param icon       the name of one of the icons that come with the console
 * @param href       an address of this site
 * @param permission what its reader must hold somewhere; null for everybody who is signed in
 * @param own        whether it is about its reader itself, so that only accounts of a person have it
 * @param town       whether its page is about the town as a whole, so that the permission for a part of it isn't enough
 */
public record Navigation(String id, Group group, Text title, String icon, String href, String permission, boolean own, boolean town) {

    /** The groups of the menu, in their order. */
    public enum Group { TOP, PROGRAMS, BASE, SYSTEM }

    public Navigation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(icon, "icon");
        Address.requireOwn(href);
    }

    /** An entry for all who hold the permission. */
    public Navigation(String id, Group group, Text title, String icon, String href, String permission) {
        this(id, group, title, icon, href, permission, false);
    }

    /** An entry that isn't about the town as a whole. */
    public Navigation(String id, Group group, Text title, String icon, String href, String permission, boolean own) {
        this(id, group, title, icon, href, permission, own, false);
    }

    /** The same, of a page that only those may open who hold the permission for the whole town. */
    public Navigation ofTown() {
        return new Navigation(id, group, title, icon, href, permission, own, true);
    }

    /** Whether it stands in the menu of somebody, who may open its page then. */
    public boolean isFor(Caller reader) {
        boolean may = permission == null || (town ? reader.may(permission, null) : reader.holds(permission));
        return may && (!own || reader.person() != null);
    }
}
