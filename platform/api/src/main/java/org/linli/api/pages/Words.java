package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Messages;
import org.linli.api.Text;

/** The texts of one bundle in the language of one reader, for templates. */
public final class Words {

    private final Sheet sheet;
    private final Messages messages;

    /** @param messages of the bundle whose template it is */
    public Words(Sheet sheet, Messages messages) {
        this.sheet = Objects.requireNonNull(sheet, "sheet");
        this.messages = Objects.requireNonNull(messages, "messages");
    }

    /** The text of a key with its arguments set in. @throws IllegalArgumentException when a language lacks the key */
    public String say(String key, Object... arguments) {
        return sheet.say(messages.text(key, arguments));
    }

    /** The same in both languages, for parts that take a {@link Text}. */
    public Text text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }
}
