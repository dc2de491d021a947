package org.linli.launch;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the launcher says, always in both languages, Chinese first. */
final class Texts {
    private static final ResourceBundle ZH = ResourceBundle.getBundle("org.linli.launch.messages_zh");
    private static final ResourceBundle EN = ResourceBundle.getBundle("org.linli.launch.messages_en");

    private Texts() {
    }

    /** Both languages in one line. */
    static String line(String key, Object... args) {
        return "linli: " + text(ZH, key, args) + " / " + text(EN, key, args);
    }

    /** Both languages, one below the other. */
    static String block(String key, Object... args) {
        return text(ZH, key, args) + System.lineSeparator() + text(EN, key, args);
    }

    private static String text(ResourceBundle bundle, String key, Object... args) {
        return new MessageFormat(bundle.getString(key)).format(args);
    }
}
