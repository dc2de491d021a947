package org.linli.console.people;

import java.util.Locale;
import org.linli.api.people.Person;

/**
 * A text of which a part was searched for.
 *
 * @param before what stands before it
 * @param found  the part; empty for none
 */
public record Marked(String before, String found, String after) {

    /** The name, marked by its beginning or by its initials. */
    static Marked name(Person person, String wanted) {
        String name = person.name();
        String typed = wanted == null ? "" : wanted.strip();
        if (!typed.isEmpty() && name.startsWith(typed)) {
            return beginning(name, typed.length());
        }
        boolean initials = typed.matches("[A-Za-z]{2,20}") && name.codePoints().noneMatch(c -> c < 0x2E80)
            && !typed.toLowerCase(Locale.ROOT).equals(person.number().toLowerCase(Locale.ROOT));
        return initials ? beginning(name, name.offsetByCodePoints(0, Math.min(typed.length(), name.codePointCount(0, name.length())))) : none(name);
    }

    /** The number, where it was typed as a whole. */
    static Marked number(Person person, String wanted) {
        return wanted != null && person.number().equals(wanted.strip()) ? beginning(person.number(), person.number().length()) : none(person.number());
    }

    /** The phone, marked by its last four digits. @param before what is said before them */
    static Marked phone(Person person, String wanted, String before) {
        String tail = tail(person.phone());
        return wanted != null && wanted.strip().equals(tail) ? new Marked(before, tail, "") : none(before + tail);
    }

    /** The end of a masked number, as far as lists show it. */
    static String tail(String masked) {
        return masked.substring(Math.max(0, masked.length() - 4));
    }

    private static Marked beginning(String text, int length) {
        return new Marked("", text.substring(0, length), text.substring(length));
    }

    private static Marked none(String text) {
        return new Marked(text, "", "");
    }
}
