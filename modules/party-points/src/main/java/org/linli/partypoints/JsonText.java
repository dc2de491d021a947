package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.Map;

/** Writes maps, lists, texts and numbers as JSON, for what is filed. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {
    }

    static String of(Object value) {
        var text = new JsonText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (var entry : map.entrySet()) {
                out.append(before);
                quote(String.valueOf(entry.getKey()));
                out.append(':');
                write(entry.getValue());
                before = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> list) {
            String before = "";
            out.append('[');
            for (Object one : list) {
                out.append(before);
                write(one);
                before = ",";
            }
            out.append(']');
        } else {
            quote(value.toString());
        }
    }

    private void quote(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
