package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;

/**
 * A figure that says how something stands.
 *
 * @param value what is set large, as people read it
 * @param says  the sentence below it; null for none
 * @param tone  what the colour says
 * @param href  the page that tells more, an address of this site; null for none
 */
public record Figure(Text label, String value, Text says, Tone tone, String href) {

    /** What a colour says. */
    public enum Tone { PLAIN, GOOD, WAITING, BAD }

    public Figure {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(tone, "tone");
        if (href != null) {
            Address.requireOwn(href);
        }
    }

    /** A figure without a colour and without a page of its own. */
    public static Figure of(Text label, String value, Text says) {
        return new Figure(label, value, says, Tone.PLAIN, null);
    }

    /** The same with a colour. */
    public Figure tone(Tone other) {
        return new Figure(label, value, says, other, href);
    }

    /** The same with the page that tells more. */
    public Figure at(String address) {
        return new Figure(label, value, says, tone, address);
    }
}
