package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.pages.Form;

/** Numbers and days out of what was typed into a form; null for nothing. */
final class Typed {

    private static final Messages MESSAGES = Messages.beside(Typed.class);

    private Typed() {
    }

    static Integer whole(Form form, String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        if (!typed.matches("\\d{1,7}")) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "typed-whole", typed).at(name);
        }
        return Integer.valueOf(typed);
    }

    static BigDecimal decimal(Form form, String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        if (!typed.matches("[-+]?\\d{1,7}(\\.\\d{1,6})?")) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "typed-number", typed).at(name);
        }
        return new BigDecimal(typed);
    }

    static LocalDate day(Form form, String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notOne) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "typed-day", typed).at(name);
        }
    }

    /** The version that a form was made from. */
    static int version(Form form) {
        Integer version = whole(form, "version");
        return version == null ? 0 : version;
    }
}
