package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;

/**
 * An entry of the menu.
 *
 * @param id         {@code <module>} or {@code <module>.<what>}, for {@link View#place}
 * @param group      where in the menu it stands
 * @param icon       the name of one of the icons that come with the console
 * @param href       an address of this site
 * @param permission what its reader must hold somewhere; null for everybody who is signed in
 * @param own        whether it is about its reader itself, so that only accounts of a person have it
 */
public record Navigation(String id, Group group, Text title, String icon, String href, String permission, boolean own) {

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
}
