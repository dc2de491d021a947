package org.linli.security.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.Text;

/** A flat JSON object of texts on a line by itself, written and read without any library, so that a file can be verified with the platform's jars alone. */
final class JsonLine {

    private final String text;
    private int at;

    private JsonLine(String text) {
        this.text = text;
    }

    static String of(Text said) {
        return of(Map.of("zh", said.zh(), "en", said.en()));
    }

    static String of(Map<String, String> fields) {
        var json = new StringBuilder(256);
        fields.forEach((name, value) -> {
            json.append(json.isEmpty() ? "{" : ",");
            quote(json, name);
            json.append(':');
            quote(json, value);
        });
        return json.append(fields.isEmpty() ? "{}" : "}").toString();
    }

    /** @throws IllegalArgumentException when it is none */
    static Map<String, String> parse(String line) {
        return new JsonLine(line).object();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private Map<String, String> object() {
        Map<String, String> fields = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            fields.put(name, string());
        }
        expect('}');
        return fields;
    }

    private String string() {
        expect('"');
        var value = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt("" + take() + take() + take() + take(), 16);
            default -> c;
        };
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("no '" + wanted + "' at " + (at + 1));
        }
        at++;
    }

    private char take() {
        if (at == text.length()) {
            throw new IllegalArgumentException("it breaks off");
        }
        return text.charAt(at++);
    }
}
