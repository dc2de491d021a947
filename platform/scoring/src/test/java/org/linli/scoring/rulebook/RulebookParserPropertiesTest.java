package org.linli.scoring.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.linli.scoring.Case;

/** Whatever is typed, the answer is a rulebook or faults, never an exception. */
class RulebookParserPropertiesTest {

    private static final String EVERYTHING = Case.text("/rulebooks/everything.yaml");
    private static final String[] VALUES = {"", "0", "-1", "x", "[]", "{}", "[1]", "{a: 1}", "null", "1e400", ".inf", "99999999999999999999", "1/0", "\"", "*a", "- -", "''"};

    private static void answers(String yaml) {
        Parsed parsed = RulebookParser.parse(yaml);
        assertEquals(parsed.rulebook() == null, !parsed.faults().isEmpty());
        parsed.faults().forEach(f -> f.what().zh().concat(f.what().en()).concat(f.right().zh()).concat(f.right().en()));
    }

    @Property(tries = 600)
    void aValueReplacedByAnotherIsAnswered(@ForAll @IntRange(min = 0, max = 400) int at, @ForAll @IntRange(min = 0, max = 16) int with) {
        String[] parts = EVERYTHING.split("(?<=: )|(?=[,}\\]\\n])");
        parts[at % parts.length] = VALUES[with];
        answers(String.join("", parts));
    }

    @Property(tries = 300)
    void linesLeftOutAreAnswered(@ForAll @IntRange(min = 0, max = 80) int from, @ForAll @IntRange(min = 1, max = 10) int count) {
        List<String> lines = new ArrayList<>(Arrays.asList(EVERYTHING.split("\n")));
        int start = from % lines.size();
        lines.subList(start, Math.min(lines.size(), start + count)).clear();
        answers(String.join("\n", lines));
    }

    @Property(tries = 300)
    void charactersTypedByChanceAreAnswered(@ForAll @IntRange(min = 0, max = 3000) int at,
                                            @ForAll @StringLength(max = 3) @CharRange(from = ' ', to = '~') String typed) {
        int cut = at % EVERYTHING.length();
        answers(EVERYTHING.substring(0, cut) + typed + EVERYTHING.substring(Math.min(EVERYTHING.length(), cut + 1)));
    }

    @Property(tries = 200)
    void anyTextIsAnswered(@ForAll String text) {
        answers(text);
    }
}
