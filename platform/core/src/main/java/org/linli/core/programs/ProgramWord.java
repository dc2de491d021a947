package org.linli.core.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.linli.api.data.Selection;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;

/** A word by which programs are looked for, in lower case. */
record ProgramWord(String word) {

    private static final String CALLED = "(lower(title) like ? escape '!' or period like ? escape '!'"
            + " or exists (select 1 from units u where u.town = programs.town and u.code = programs.unit and lower(u.name) like ? escape '!')"
            + " or exists (select 1 from rulebooks r where r.town = programs.town and r.module = programs.module and r.id = programs.rulebook"
            + " and r.version = programs.rulebook_version and (lower(r.title_zh) like ? escape '!' or lower(r.title_en) like ? escape '!'))";

    /** Those of a text; none for null. */
    static List<ProgramWord> of(String text) {
        return text == null ? List.of() : Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(Programs.Wanted.WORDS)
                .map(word -> new ProgramWord(word.toLowerCase(Locale.ROOT))).toList();
    }

    /** Limits a selection of programs to those in what they are called it stands. */
    void limit(Selection programs) {
        String part = "%" + Reach.plain(word) + "%";
        // people write 2027年; a 年 by itself is a word like any other
        String period = "%" + Reach.plain(word.replaceFirst("(?<=.)年$", "")) + "%";
        List<Object> values = new ArrayList<>(List.of(part, period, part, part, part));
        List<Stage> stages = Stream.of(Stage.values()).filter(stage -> stage.title().zh().contains(word) || stage.title().en().toLowerCase(Locale.ROOT).contains(word)).toList();
        values.addAll(stages);
        programs.and(CALLED + (stages.isEmpty() ? "" : " or stage in (" + String.join(", ", Collections.nCopies(stages.size(), "?")) + ")") + ")", values.toArray());
    }
}
