package org.linli.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/** The texts of one bundle, read from {@code messages_zh.properties} and {@code messages_en.properties} (UTF-8) at a package of its. */
public final class Messages {

    private final Properties zh;
    private final Properties en;

    private Messages(Properties zh, Properties en) {
        this.zh = zh;
        this.en = en;
    }

    /**
     * The messages that lie beside a class.
     *
     * @param owner any class of the package that holds the two files
     * @throws IllegalStateException when a file is missing
     */
    public static Messages beside(Class<?> owner) {
        return new Messages(read(owner, "messages_zh.properties"), read(owner, "messages_en.properties"));
    }

    /**
     * The text of a key with its arguments set in by {@link MessageFormat}; an argument that is a {@link Text} is said in each language.
     *
     * @throws IllegalArgumentException when a language lacks the key, which is a fault of the bundle
     */
    public Text text(String key, Object... arguments) {
        return new Text(format(zh, key, Locale.CHINA, arguments), format(en, key, Locale.ENGLISH, arguments));
    }

    /** Whether both languages have the key. */
    public boolean has(String key) {
        return zh.containsKey(key) && en.containsKey(key);
    }

    /**
     * A refusal in words: what is wrong stands under {@code problem.<code>}, how to mend it under {@code problem.<code>.mend}.
     *
     * @param arguments set into both texts; numbers and dates should be given as text, so that no locale groups their digits
     */
    public Problem problem(Problem.Kind kind, String code, Object... arguments) {
        return new Problem(kind, code, text("problem." + code, arguments), text("problem." + code + ".mend", arguments));
    }

    private static String format(Properties texts, String key, Locale locale, Object[] arguments) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text in " + locale + " for " + key);
        }
        Object[] said = Arrays.stream(arguments).map(one -> one instanceof Text text ? text.in(locale) : one).toArray();
        return new MessageFormat(pattern, locale).format(said);
    }

    private static Properties read(Class<?> owner, String name) {
        try (var stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing beside " + owner.getName());
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
