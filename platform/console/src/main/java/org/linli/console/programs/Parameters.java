package org.linli.console.programs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.linli.api.pages.Visit;

/** What a query asks for; what can't be read asks for nothing. */
final class Parameters {

    private Parameters() {
    }

    /** Null where it is missing or blank. */
    static String given(Visit visit, String name) {
        String value = visit.parameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    static LocalDate day(Visit visit, String name) {
        String value = given(visit, name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
