package org.linli.console.boards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
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
    public record Sheet(Text name, List<Text> columns, List<List<Text>> rows, int all) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 200;
    /** What has a name in words; everything else goes by its own. */
    private static final Set<String> NAMED = Set.of("objection", "notice", "subject", "text", "enteredAt", "answerBy", "upheld", "answer", "decidedOn",
        "entries", "scores", "lifted", "seq", "item", "occurredOn", "points", "reverses", "component", "score", "program", "module", "rulebook",
        "rulebookVersion", "unit", "period", "settlement", "ledgerPosition", "digest", "assessed", "tiers", "meeting", "date", "present", "entitled",
        "minutes", "results", "name", "components", "total", "rank", "tier", "reasons", "quarter", "branch", "members", "person", "kind",
        "exempt", "measure", "deadline", "decision");
    /** Whose values are codes of units. */
    private static final Set<String> UNITS = Set.of("unit", "branch");
    /** Whose members are called by codes themselves, and of what. */
    private static final Map<String, String> KEYED = Map.of("tiers", "tier");

    /** What codes are called. */
    interface Codes {

        /** What the value of a member is called; itself where it is no code. */
        Text said(String member, String value);

        /** The same, with the names of some units. */
        default Codes knowing(Set<String> units) {
            return this;
        }
    }

    /** @param content as JSON; anything else is one fact */
    static Told of(String content, Codes codes) {
        try {
            JsonNode all = JSON.readTree(content);
            var told = new Told(new ArrayList<>(), new ArrayList<>());
            if (all.isObject()) {
                Set<String> units = new HashSet<>();
                units(all, units);
                told.add(null, all, codes.knowing(units));
            } else {
                told.facts.add(new Fact(BoardsRoom.text("filing.content"), said("", all, codes)));
            }
            return told;
        } catch (JsonProcessingException notJson) {
            return new Told(List.of(new Fact(BoardsRoom.text("filing.content"), new Text(content, content))), List.of());
        }
    }

    /** The codes of the units of which it is shown. */
    private static void units(JsonNode object, Set<String> units) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isTextual() && UNITS.contains(member.getKey())) {
                units.add(member.getValue().asText());
            } else if (member.getValue().isObject()) {
                units(member.getValue(), units);
            } else if (member.getValue().isArray()) {
                StreamSupport.stream(member.getValue().spliterator(), false).limit(ROWS).filter(JsonNode::isObject).forEach(line -> units(line, units));
            }
        }
    }

    /** @param of the member that it is the value of; null for the whole */
    private void add(String of, JsonNode object, Codes codes) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                tables.add(sheet(name(member.getKey()), value, codes));
            } else if (value.isObject()) {
                add(member.getKey(), value, codes);
            } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                Text name = of != null && KEYED.containsKey(of) ? codes.said(KEYED.get(of), member.getKey()) : name(member.getKey());
                facts.add(new Fact(name, said(member.getKey(), value, codes)));
            }
        }
    }

    private static Sheet sheet(Text name, JsonNode lines, Codes codes) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> line.fieldNames().forEachRemaining(columns::add));
        List<List<Text>> rows = StreamSupport.stream(lines.spliterator(), false).limit(ROWS)
            .map(line -> columns.stream().map(column -> said(column, line.path(column), codes)).toList()).toList();
        return new Sheet(name, columns.stream().map(Told::name).toList(), rows, lines.size());
    }

    private static Text name(String key) {
        return NAMED.contains(key) ? BoardsRoom.text("told." + key) : new Text(key, key);
    }

    private static Text said(String member, JsonNode value, Codes codes) {
        return value.isBoolean() ? BoardsRoom.text(value.asBoolean() ? "yes" : "no") : codes.said(member, value(value));
    }

    private static String value(JsonNode value) {
        if (value.isArray() || value.isObject()) {
            return StreamSupport.stream(value.spliterator(), false).map(Told::value).collect(Collectors.joining(" · "));
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
