package org.linli.console.boards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.linli.api.Text;

/**
 * What was filed, as people read it.
 *
 * @param facts  single values
 * @param tables lists of things that have the same values each
 */
public record Told(List<Fact> facts, List<Sheet> tables) {

    /** A value with its name. */
    public record Fact(Text name, Text value) {
    }

    /** A list. @param all how many lines there are, also where not all are shown */
    public record Sheet(Text name, List<Text> columns, List<List<String>> rows, int all) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 200;
    /** What has a name in words; everything else goes by its own. */
    private static final Set<String> NAMED = Set.of("objection", "notice", "subject", "text", "enteredAt", "answerBy", "upheld", "answer", "decidedOn",
        "entries", "scores", "lifted", "seq", "item", "occurredOn", "points", "reverses", "component", "score", "program", "module", "rulebook",
        "rulebookVersion", "unit", "period", "settlement", "ledgerPosition", "digest", "assessed", "tiers", "meeting", "date", "present", "entitled",
        "minutes", "results", "name", "components", "total", "rank", "tier", "reasons", "quarter", "branch", "members", "person", "kind",
        "exempt", "measure", "deadline");

    /** @param content as JSON; anything else is one fact */
    static Told of(String content) {
        try {
            JsonNode all = JSON.readTree(content);
            var told = new Told(new ArrayList<>(), new ArrayList<>());
            if (all.isObject()) {
                told.add(all);
            } else {
                told.facts.add(new Fact(BoardsRoom.text("filing.content"), said(all)));
            }
            return told;
        } catch (JsonProcessingException notJson) {
            return new Told(List.of(new Fact(BoardsRoom.text("filing.content"), new Text(content, content))), List.of());
        }
    }

    private void add(JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                tables.add(sheet(name(member.getKey()), value));
            } else if (value.isObject()) {
                add(value);
            } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                facts.add(new Fact(name(member.getKey()), said(value)));
            }
        }
    }

    private static Sheet sheet(Text name, JsonNode lines) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> line.fieldNames().forEachRemaining(columns::add));
        List<List<String>> rows = StreamSupport.stream(lines.spliterator(), false).limit(ROWS)
            .map(line -> columns.stream().map(column -> value(line.path(column))).toList()).toList();
        return new Sheet(name, columns.stream().map(Told::name).toList(), rows, lines.size());
    }

    private static Text name(String key) {
        return NAMED.contains(key) ? BoardsRoom.text("told." + key) : new Text(key, key);
    }

    private static Text said(JsonNode value) {
        return value.isBoolean() ? BoardsRoom.text(value.asBoolean() ? "yes" : "no") : new Text(value(value), value(value));
    }

    private static String value(JsonNode value) {
        if (value.isArray() || value.isObject()) {
            return StreamSupport.stream(value.spliterator(), false).map(Told::value).collect(Collectors.joining(" · "));
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
