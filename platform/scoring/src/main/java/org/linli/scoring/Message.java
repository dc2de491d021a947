package org.linli.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.linli.scoring.rulebook.Title;

/**
 * A sentence for users, kept as its key and arguments so that it can be said in either language.
 *
 * @param code the key of the sentence in the messages of this bundle
 * @param args    what its places {0}, {1}, … are filled with in Chinese; "@" and a key stands for that key's own words
 * @param english the same in English
 */
public record Message(String code, List<String> args, List<String> english) {

    public Message {
        args = List.copyOf(args);
        english = List.copyOf(english);
    }

    /** A message whose arguments are said as they print, titles in the language of the sentence. */
    public static Message of(String code, Object... args) {
        return new Message(code, said(args, Title::zh), said(args, Title::en));
    }

    private static List<String> said(Object[] args, Function<Title, String> language) {
        return Arrays.stream(args).map(arg -> arg instanceof Title title ? language.apply(title) : String.valueOf(arg)).toList();
    }

    /** The sentence in Chinese. */
    public String zh() {
        return Sentences.ZH.say(code, args);
    }

    /** The sentence in English. */
    public String en() {
        return Sentences.EN.say(code, english);
    }

    /** The sentence in Chinese for a Chinese locale, otherwise in English. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh() : en();
    }
}
