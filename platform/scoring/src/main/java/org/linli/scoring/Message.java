package org.linli.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A sentence for users, kept as its key and arguments so that it can be said in either language.
 *
 * @param code the key of the sentence in the messages of this bundle
 * @param args what its places {0}, {1}, … are filled with; "@" and a key stands for that key's own words
 */
public record Message(String code, List<String> args) {

    public Message {
        args = List.copyOf(args);
    }

    /** A message whose arguments are said as they print. */
    public static Message of(String code, Object... args) {
        return new Message(code, Arrays.stream(args).map(String::valueOf).toList());
    }

    /** The sentence in Chinese. */
    public String zh() {
        return Sentences.ZH.say(code, args);
    }

    /** The sentence in English. */
    public String en() {
        return Sentences.EN.say(code, args);
    }

    /** The sentence in Chinese for a Chinese locale, otherwise in English. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh() : en();
    }
}
