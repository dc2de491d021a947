package org.linli.api.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.linli.api.Text;

/**
 * A field of a form.
 *
 * @param name     what its value is sent as
 * @param hint     what helps to fill it in; null for nothing
 * @param kind     how it is typed
 * @param required whether it can't stay empty
 * @param choices  what can be chosen, by value and in order; empty where it is typed
 * @param fill     the browser's word for what goes in, as {@code autocomplete} takes it; null for {@code off}
 * @param most     how many characters it takes; null for as many as one likes
 */
public record Field(String name, Text label, Text hint, Kind kind, boolean required, Map<String, Text> choices, String fill, Integer most) {

    /** How a field is typed. */
    public enum Kind { TEXT, NAME, PASSWORD, CODE, NUMBER, DAY, LONG_TEXT, CHOICE, RADIO, CHECK }

    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
        choices = new LinkedHashMap<>(choices);
    }

    /** A field that may stay empty. */
    public static Field of(String name, Text label, Kind kind) {
        return new Field(name, label, null, kind, false, Map.of(), null, null);
    }

    /** A choice that may stay open. @param choices texts by value, in their order */
    public static Field choice(String name, Text label, Map<String, Text> choices) {
        return new Field(name, label, null, Kind.CHOICE, false, choices, null, null);
    }

    /** A choice of which all that can be chosen is seen at once. @param choices texts by value, in their order */
    public static Field radio(String name, Text label, Map<String, Text> choices) {
        return new Field(name, label, null, Kind.RADIO, false, choices, null, null);
    }

    /** The same, to be filled in. */
    public Field needed() {
        return new Field(name, label, hint, kind, true, choices, fill, most);
    }

    /** The same with a hint. */
    public Field hint(Text words) {
        return new Field(name, label, words, kind, required, choices, fill, most);
    }

    /** The same, which the browser may fill in. @param word a value of {@code autocomplete} */
    public Field fill(String word) {
        return new Field(name, label, hint, kind, required, choices, word, most);
    }

    /** The same, which takes so many characters at most. */
    public Field most(int characters) {
        return new Field(name, label, hint, kind, required, choices, fill, characters);
    }
}
