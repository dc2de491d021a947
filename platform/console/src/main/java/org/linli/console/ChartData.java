package org.linli.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.pages.Chart;

/** What a chart draws, as JSON that may stand in a page. */
final class ChartData {

    private final PageSheet sheet;

    ChartData(PageSheet sheet) {
        this.sheet = sheet;
    }

    static Map<String, Object> of(Chart chart) {
        List<Map<String, Object>> series = chart.series().stream().map(one -> {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", one.name());
            shown.put("color", one.colour().name().toLowerCase(Locale.ROOT));
            shown.put("ours", one.ours());
            shown.put("values", one.values());
            return shown;
        }).toList();
        return Map.of("names", chart.names(), "series", series);
    }

    String json(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value instanceof Number number ? Values.plain(number) : String.valueOf(value);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(one -> text(String.valueOf(one.getKey())) + ":" + json(one.getValue())).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Iterable<?> list) {
            var all = new StringBuilder("[");
            list.forEach(one -> all.append(all.length() == 1 ? "" : ",").append(json(one)));
            return all.append(']').toString();
        }
        return text(value instanceof Text said ? sheet.say(said) : value.toString());
    }

    /** Nothing in it can end the block that it stands in. */
    private static String text(String text) {
        var shown = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> {
            if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.append('"').toString();
    }
}
