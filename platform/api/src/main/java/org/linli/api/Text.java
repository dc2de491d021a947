package org.linli.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A text in both languages of the product.
 *
 * @param zh the Chinese text, shown first
 * @param en the English text, complete
 */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The same without a full stop at its end. */
    public Text withoutStop() {
        return new Text(withoutStop(zh, '。'), withoutStop(en, '.'));
    }

    private static String withoutStop(String text, char stop) {
        int end = text.length() - 1;
        return end >= 0 && text.charAt(end) == stop ? text.substring(0, end) : text;
    }

    /** The English text for an English reader, the Chinese one for everybody else. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
