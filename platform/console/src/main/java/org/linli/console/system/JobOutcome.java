package org.linli.console.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.jobs.Job;

/**
 * What came out of a job, or why it failed, in words.
 *
 * @param what    why it failed; null where it didn't
 * @param mend    how to mend that; null where it didn't fail
 * @param faults  each fault, of an import by row, of a verification by place
 * @param figures what came out, by name
 * @param note    what has to be said besides; null for nothing
 * @param rows    where the rows are that were left out; null without any
 * @param good    how many rows were taken; null where it isn't about rows
 * @param bad     how many were not
 */
public record JobOutcome(Text what, Text mend, List<Fault> faults, List<Figure> figures, Text note, String rows, Long good, Long bad) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JobOutcome NOTHING = new JobOutcome(null, null, List.of(), List.of(), null, null, null, null);

    /** @param row of a file; null where it isn't about one @param value as it was given; null for none */
    public record Fault(Integer row, String where, String value, Text what) {
    }

    /** A figure of the result. */
    public record Figure(Text name, String value) {
    }

    static JobOutcome of(Job job) {
        Messages messages = SystemRoom.MESSAGES;
        if (job.problem() != null) {
            return problem(tree(job.problem()));
        }
        if (job.result() == null) {
            return NOTHING;
        }
        JsonNode result = tree(job.result());
        if (result.has("accepted")) {
            return rows(messages, result);
        }
        return result.has("intact") ? verification(result) : new JobOutcome(null, null, List.of(), figures(messages, job.kind(), result), null, null, null, null);
    }

    private static JobOutcome problem(JsonNode problem) {
        JsonNode english = problem.path("en");
        var what = new Text(problem.path("detail").asText(), english.path("detail").asText(problem.path("detail").asText()));
        var mend = new Text(problem.path("mend").asText(), english.path("mend").asText(problem.path("mend").asText()));
        List<Fault> faults = new ArrayList<>();
        for (JsonNode fault : problem.path("errors")) {
            String zh = fault.path("text").asText();
            faults.add(new Fault(null, text(fault, "path"), null, new Text(zh, fault.path("text_en").asText(zh))));
        }
        return new JobOutcome(what, mend, faults, List.of(), null, null, null, null);
    }

    private static JobOutcome rows(Messages messages, JsonNode result) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode error : result.path("errors")) {
            faults.add(new Fault(error.path("row").asInt(), text(error, "column"), text(error, "value"), same(error.path("reason").asText())));
        }
        List<Figure> figures = List.of(figure(messages, "outcome.accepted", result.path("accepted")), figure(messages, "outcome.unchanged", result.path("unchanged")),
            figure(messages, "outcome.rejected", result.path("rejected")));
        String note = text(result, "note");
        return new JobOutcome(null, null, faults, figures, note == null ? null : same(note), text(result, "failedRows"),
            result.path("accepted").asLong() + result.path("unchanged").asLong(), result.path("rejected").asLong());
    }

    private static JobOutcome verification(JsonNode result) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode fault : result.path("faults")) {
            faults.add(new Fault(null, null, null, said(fault)));
        }
        Messages messages = SystemRoom.MESSAGES;
        JsonNode head = result.path("head");
        List<Figure> figures = List.of(figure(messages, "outcome.lines", result.path("lines")), figure(messages, "outcome.late", result.path("late")),
            new Figure(messages.text("outcome.head"), head.path("block").asText() + ":" + head.path("hash").asText()));
        return new JobOutcome(null, null, faults, figures, said(result.path("summary")), null, null, null);
    }

    /** Members that aren't known by name stay out: what they mean nobody would guess. */
    private static List<Figure> figures(Messages messages, String kind, JsonNode result) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : result.properties()) {
            String key = "result." + kind + "." + member.getKey();
            if (messages.has(key)) {
                String value = member.getKey().equals("bytes") ? Amounts.bytes(member.getValue().asLong()) : shown(member.getValue());
                figures.add(new Figure(messages.text(key), value));
            }
        }
        return figures;
    }

    private static Figure figure(Messages messages, String key, JsonNode value) {
        return new Figure(messages.text(key), shown(value));
    }

    private static String shown(JsonNode value) {
        return value.isIntegralNumber() ? String.format("%,d", value.asLong()) : value.isNumber() ? new BigDecimal(value.asText()).toPlainString() : value.asText();
    }

    private static Text said(JsonNode text) {
        return text.isTextual() ? same(text.asText()) : new Text(text.path("zh").asText(), text.path("en").asText());
    }

    private static Text same(String text) {
        return new Text(text, text);
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job keeps JSON", e);
        }
    }
}
