package org.linli.api.programs;

import java.util.Objects;

/**
 * A kind of program that a module runs, settled by the platform from the rulebook and the program's records.
 *
 * @param subjectColumn how files call the subject, for example {@code person} or {@code unit}
 * @param unitColumn    how files call the unit that a subject is ranked in, for example {@code branch}; null where that is the subject itself
 */
public record ProgramKind(String subjectColumn, String unitColumn) {

    public ProgramKind {
        Objects.requireNonNull(subjectColumn, "subjectColumn");
    }
}
