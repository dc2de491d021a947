package org.linli.rest;

import java.util.List;
import java.util.Locale;

/** The language of an answer: Chinese unless the caller prefers English. */
final class Languages {

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Languages() {
    }

    /** @param acceptLanguage the header's value; null or nonsense for Chinese */
    static Locale wanted(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.CHINESE;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? Locale.CHINESE : found;
        } catch (IllegalArgumentException e) {
            return Locale.CHINESE;
        }
    }
}
