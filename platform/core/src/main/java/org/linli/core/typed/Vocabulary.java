package org.linli.core.typed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Text;

/** The words of the field for the constants of an enum; files may have either. */
public final class Vocabulary<E extends Enum<E>> {

    private final E[] constants;
    private final Function<E, Text> words;
    private final Map<String, E> meanings = new HashMap<>();

    /** @param words the words of a constant, the usual one first, with slashes between them */
    public Vocabulary(Class<E> type, Function<E, Text> words) {
        this.constants = type.getEnumConstants();
        this.words = words;
        for (E constant : constants) {
            Text both = words.apply(constant);
            Stream.of(constant.name() + "/" + both.zh() + "/" + both.en()).flatMap(all -> Stream.of(all.split("/")))
                    .forEach(word -> meanings.putIfAbsent(word.toLowerCase(Locale.ROOT), constant));
        }
    }

    /** What was meant by a constant's name or one of its words. */
    public Optional<E> of(String typed) {
        return Optional.ofNullable(meanings.get(typed.toLowerCase(Locale.ROOT)));
    }

    /** All constants with their usual words. */
    public Text all() {
        return new Text(Stream.of(constants).map(one -> one.name() + " " + usual(words.apply(one).zh())).collect(Collectors.joining("、")),
                Stream.of(constants).map(one -> one.name() + " " + usual(words.apply(one).en())).collect(Collectors.joining(", ")));
    }

    private static String usual(String words) {
        return words.split("/")[0];
    }
}
