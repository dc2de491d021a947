package org.linli.api.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Text;

/**
 * What an account is told of one thing that it has to do; told anew when its stage changes, and never twice of one stage.
 *
 * @param id     greater than those of all notices before
 * @param stage  how near the last day is
 * @param where  of what or whom, and what stands about it; null for nothing
 * @param due    the last day; null for none
 * @param action what the link to it says
 * @param href   where it is done, an address of this site
 * @param at     when it was told
 * @param readAt when its account had read it; null while it hasn't
 * @param goneAt since when there is nothing to do any more; null while there is
 */
public record Notice(String id, Stage stage, Text what, Text where, LocalDate due, Text action, String href, Instant at, Instant readAt, Instant goneAt) {

    /** How near the last day of a thing to do is. */
    public enum Stage {
        /** It is there. */
        NEW,
        /** At most three working days are left (M8). */
        SOON,
        /** The last day is over. */
        OVERDUE
    }

    public Notice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(at, "at");
    }
}
