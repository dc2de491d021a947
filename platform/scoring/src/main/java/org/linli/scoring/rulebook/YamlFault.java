package org.linli.scoring.rulebook;

import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/** What kind of fault keeps a text from being YAML, told by the parser's own words; each has its own words for users. */
enum YamlFault {
    TAB("'\\t"),
    CHARACTER("cannot start any token"),
    QUOTE("scanning a quoted scalar"),
    ESCAPE("double-quoted scalar"),
    BRACKET("parsing a flow sequence", "parsing a flow mapping"),
    COLON("mapping values are not allowed"),
    NO_COLON("could not find expected ':'"),
    INDENT("<block end>", "<document start>"),
    DOCUMENTS("single document"),
    ALIAS("undefined alias"),
    VALUE("expected the node content"),
    UNPRINTABLE,
    OTHER;

    private final List<String> words;

    YamlFault(String... words) {
        this.words = List.of(words);
    }

    static void add(Faults faults, MarkedYAMLException said) {
        Mark mark = said.getProblemMark();
        String all = said.getContext() + ", " + said.getProblem();
        YamlFault kind = Arrays.stream(values()).filter(one -> one.words.stream().anyMatch(all::contains)).findFirst().orElse(OTHER);
        kind.add(faults, mark == null ? 0 : mark.getLine(), mark == null ? 0 : mark.getColumn(), said.getProblem());
    }

    /** The parser doesn't say where, so the first character is looked for that it doesn't take. */
    static void addUnprintable(Faults faults, String text) {
        int line = 0;
        int column = 0;
        for (int c : text.codePoints().takeWhile(StreamReader::isPrintable).toArray()) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 0 : column + 1;
        }
        UNPRINTABLE.add(faults, line, column, "special characters are not allowed");
    }

    /** @param line counted from 0, as the column is */
    private void add(Faults faults, int line, int column, String parser) {
        faults.add("", line + 1, "NOT_YAML", column + 1, "@yaml." + this, parser);
    }
}
