package org.linli.api.pages;

import java.util.Objects;
import java.util.function.Function;
import org.linli.api.Text;
import org.linli.api.programs.Program;

/**
 * A page that a module has for each of its programs, beside those that all programs have.
 *
 * @param id         {@code <module>.<what>}, for {@link View#place}
 * @param icon       the name of one of the icons that come with the console
 * @param permission what its reader must hold somewhere
 * @param href       where it is for a program; null for a program that has no such page
 */
public record ProgramPage(String id, Text title, String icon, String permission, Function<Program, String> href) {

    public ProgramPage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(href, "href");
    }
}
