package org.linli.api.pages;

import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Text;

/**
 * Something that its reader has to do, by a day where there is one.
 *
 * @param id     the same as long as it is the same thing to do, for notices that aren't repeated
 * @param what   what is to be done
 * @param where  of what or whom, and what stands about it; null for nothing
 * @param due    its last day; null for none
 * @param action what the link to it says
 * @param href   where it is done, an address of this site
 */
public record Task(String id, Text what, Text where, LocalDate due, Text action, String href) {

    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(action, "action");
        Address.requireOwn(href);
    }
}
