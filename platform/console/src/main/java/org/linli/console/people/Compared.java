package org.linli.console.people;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.api.pages.Words;
import org.linli.api.people.Person;

/**
 * A line of the comparison of two records; personal data are compared as far as they are shown.
 *
 * @param field the key of what it is called
 */
public record Compared(String field, String one, String other) {

    /** Whether both say the same. */
    public boolean same() {
        return Objects.equals(one, other);
    }

    /** What a field says, in words. @param value null for nothing */
    public static String shown(String field, String value, Words words) {
        return value == null ? "—" : field.equals("gender") ? words.say("gender." + value) : value;
    }

    /** All lines. @param names of units by code */
    public static List<Compared> of(Person one, Person other, Map<String, String> names) {
        return List.of(new Compared("name", one.name(), other.name()), new Compared("document", one.idMasked(), other.idMasked()),
            new Compared("birth-date", day(one), day(other)), new Compared("gender", gender(one), gender(other)), new Compared("phone", one.phone(), other.phone()),
            new Compared("unit", unit(one, names), unit(other, names)), new Compared("household", one.household(), other.household()));
    }

    private static String day(Person person) {
        return person.birthDate() == null ? null : person.birthDate().toString();
    }

    private static String gender(Person person) {
        return person.gender();
    }

    private static String unit(Person person, Map<String, String> names) {
        return person.unit() == null ? null : names.getOrDefault(person.unit(), person.unit());
    }
}
