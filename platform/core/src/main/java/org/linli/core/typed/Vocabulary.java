package org.linli.core.typed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Text;

/** The words of the field for the constants of an enum; files may have either. */
public final class Vocabulary<E extends Enum<E>> {

    private final E[] constants;
    private final Messages messages;
    private final String prefix;
    private final Map<String, E> meanings = new HashMap<>();

    /** @param messages have the words of each constant under the prefix and its name, the usual one first, with slashes between them */
    public Vocabulary(Class<E> type, Messages messages, String prefix) {
        this.constants = type.getEnumConstants();
        this.messages = messages;
        this.prefix = prefix;
        for (E constant : constants) {
            Text words = words(constant);
            Stream.of(constant.name() + "/" + words.zh() + "/" + words.en()).flatMap(all -> Stream.of(all.split("/")))
                    .forEach(word -> meanings.putIfAbsent(word.toLowerCase(Locale.ROOT), constant));
        }
    }

    /** What was meant by a constant's name or one of its words. */
    public Optional<E> of(String typed) {
        return Optional.ofNullable(meanings.get(typed.toLowerCase(Locale.ROOT)));
    }

    /** All constants with their usual words. */
    public Text all() {
        return new Text(Stream.of(constants).map(one -> one.name() + "（" + usual(words(one).zh()) + "）").collect(Collectors.joining("、")),
                Stream.of(constants).map(one -> one.name() + " (" + usual(words(one).en()) + ")").collect(Collectors.joining(", ")));
    }

    private Text words(E constant) {
        return messages.text(prefix + constant.name());
    }

    private static String usual(String words) {
        return words.split("/")[0];
    }
}
