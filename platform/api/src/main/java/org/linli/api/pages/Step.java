package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;

/**
 * A step of a way that a page shows: a stage of a program, a step of an upgrade.
 *
 * @param below what stands below it, a day or how long it took; null for nothing
 */
public record Step(Text title, Text below, State state) {

    /** How far it is. */
    public enum State { DONE, NOW, TO_DO, FAILED }

    public Step {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(state, "state");
    }
}
