package org.linli.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.pages.Form;

/** Values out of forms, read by what they are. */
public final class Typed {

    private Typed() {
    }

    /** Returns if every field is filled in. @throws Problem {@code INVALID} at those that aren't */
    public static void needed(Form form, String... names) {
        List<Problem.Fault> missing = Arrays.stream(names).filter(name -> form.get(name) == null)
            .map(name -> new Problem.Fault(name, ConsoleModule.MESSAGES.text("typed.needed"))).toList();
        if (!missing.isEmpty()) {
            throw ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "typed-needed").at(missing.get(0).where()).listing(missing);
        }
    }

    /** A day; null where nothing was typed. @throws Problem {@code INVALID} at the field */
    public static LocalDate day(Form form, String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "typed-day", typed).at(name);
        }
    }

    /** A whole number of at most nine digits; 0 where nothing was typed. @throws Problem {@code INVALID} at the field */
    public static int number(Form form, String name) {
        String typed = form.get(name);
        if (typed == null) {
            return 0;
        }
        if (!typed.matches("-?\\d{1,9}")) {
            throw ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "typed-number", typed).at(name);
        }
        return Integer.parseInt(typed);
    }

    /** A version that the form was made of. @throws Problem {@code INVALID} */
    public static int version(Form form) {
        String typed = form.get("version");
        if (typed == null || !typed.matches("\\d{1,9}")) {
            throw ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "typed-version");
        }
        return Integer.parseInt(typed);
    }

    /** One of the constants; null where nothing was chosen. @throws Problem {@code INVALID} at the field */
    public static <E extends Enum<E>> E choice(Form form, String name, Class<E> among) {
        return choice(form.get(name), name, among);
    }

    /** One of the constants; null for null. @throws Problem {@code INVALID} at the name */
    public static <E extends Enum<E>> E choice(String typed, String name, Class<E> among) {
        return typed == null ? null : Arrays.stream(among.getEnumConstants()).filter(one -> one.name().equals(typed)).findFirst()
            .orElseThrow(() -> ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "typed-choice", typed).at(name));
    }
}
