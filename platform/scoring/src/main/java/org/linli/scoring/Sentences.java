package org.linli.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of one language, read once from the bundle's own message file. */
enum Sentences {
    ZH("messages_zh.properties"), EN("messages_en.properties");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Properties sentences = new Properties();

    Sentences(String file) {
        try (InputStream in = Sentences.class.getResourceAsStream(file)) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String say(String code, List<String> args) {
        String sentence = sentences.getProperty(code);
        if (sentence == null) {
            throw new IllegalArgumentException("No sentence for " + code);
        }
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(word(args.get(Integer.parseInt(place.group(1))))));
    }

    /** An argument such as @per.MONTH is itself a word of this language. */
    private String word(String arg) {
        return arg.startsWith("@") ? sentences.getProperty(arg.substring(1), arg) : arg;
    }

    Set<String> codes() {
        return sentences.stringPropertyNames();
    }
}
