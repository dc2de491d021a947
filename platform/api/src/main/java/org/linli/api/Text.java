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

    /** The English text for an English reader, the Chinese one for everybody else. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
