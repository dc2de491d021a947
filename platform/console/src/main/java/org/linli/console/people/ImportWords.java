package org.linli.console.people;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.linli.api.Text;
import org.linli.api.pages.Step;

/** What pages of imports say of files. */
public final class ImportWords {

    private ImportWords() {
    }

    /** What stands in a column of a file; nothing for those of modules, whose names say it. */
    public static Text column(String kind, String column) {
        String key = "column." + kind + "." + column;
        return PeopleRoom.MESSAGES.has(key) ? PeopleRoom.MESSAGES.text(key) : new Text("", "");
    }

    /** How a text file is written, as people call it. */
    public static Text charset(String name) {
        String key = "import.charset." + name;
        return PeopleRoom.MESSAGES.has(key) ? PeopleRoom.MESSAGES.text(key) : new Text(name, name);
    }

    /** A text of this room. */
    public static Text text(String key) {
        return PeopleRoom.MESSAGES.text(key);
    }

    /** The steps of an import. @param now the one under way; one more than there are where all are done */
    public static List<Step> steps(int now) {
        return IntStream.rangeClosed(1, 4).mapToObj(step -> new Step(text("import.step." + step), null,
            step < now ? Step.State.DONE : step == now ? Step.State.NOW : Step.State.TO_DO)).toList();
    }

    /** A number with its thousands apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
