package org.linli.api.rest;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** What a caller has to give: asked for value by value and checked together, so that all that is missing is told at once. */
public final class Required {

    private static final Messages MESSAGES = Messages.beside(Required.class);

    private List<String> missing = List.of();

    /**
     * Asks for a value.
     *
     * @param name  the parameter or the path of the member
     * @param value missing when it is null or a blank text
     */
    public Required value(String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            missing = missing.isEmpty() ? new ArrayList<>() : missing;
            missing.add(name);
        }
        return this;
    }

    /** Returns if nothing is missing. @throws Problem {@code INVALID}, naming everything that is */
    public void check() {
        if (missing.isEmpty()) {
            return;
        }
        throw MESSAGES.problem(Problem.Kind.INVALID, "missing", String.join(", ", missing)).at(missing.get(0))
            .listing(missing.stream().map(name -> new Problem.Fault(name, MESSAGES.text("problem.missing", name))).toList());
    }

    /** A value by itself. @throws Problem {@code INVALID} when it is missing */
    public static <T> T given(String name, T value) {
        new Required().value(name, value).check();
        return value;
    }
}
