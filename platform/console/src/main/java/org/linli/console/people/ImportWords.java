package org.linli.console.people;

import java.util.Locale;
import org.linli.api.Text;

/** What pages of imports say of files. */
public final class ImportWords {

    private ImportWords() {
    }

    /** What stands in a column of a file; nothing for those of modules, whose names say it. */
    public static Text column(String kind, String column) {
        String key = "column." + kind + "." + column;
        return PeopleRoom.MESSAGES.has(key) ? PeopleRoom.MESSAGES.text(key) : new Text("", "");
    }

    /** A text of this room. */
    public static Text text(String key) {
        return PeopleRoom.MESSAGES.text(key);
    }

    /** A number with its thousands apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
